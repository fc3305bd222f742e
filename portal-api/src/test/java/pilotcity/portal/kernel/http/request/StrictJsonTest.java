package pilotcity.portal.kernel.http.request;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is said of bodies that are no JSON, without the words of a library. */
class StrictJsonTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"a":NaN}            | line 1, column 9: 'NaN' is not a value in JSON
            {"a":yes}            | line 1, column 9: 'yes' is not a value in JSON
            {"a":1               | line 1, column 7: the text ends before the JSON is complete
            {"a":}               | line 1, column 6: '}' is not expected here
            {"a":1} {}           | line 1, column 9: something follows after the end of the JSON
            {"a":1,"a":2}        | line 1, column 11: the member 'a' is given twice
            {"a":1e999999999}    | line 1, column 6: the number 1e999999999 is out of the range that is read
            {"a":[-1e400]}       | line 1, column 7: the number -1e400 is out of the range that is read
            """)
    void theReasonAndItsPlaceAreTold(String body, String message) {
        assertThatThrownBy(() -> StrictJson.read(body)).hasMessage("is no JSON: " + message);
    }

    @Test
    void depthIsToldWithItsLimit() {
        assertThatThrownBy(() -> StrictJson.read("[".repeat(300)))
                .hasMessageEndingWith("values are nested more than 200 deep");
    }
}
