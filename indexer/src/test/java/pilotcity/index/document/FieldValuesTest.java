package pilotcity.index.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FieldValuesTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"id\":\"a\",\"kind\":\"b\"}",
                "{\"id\":\"a\\\"b\\\\\",\"name\":\"line\\nbreak \\u4e2d 文 😀\",\"empty\":\"\",\"slash\":\"\\\\\"}",
                "{\"whole\":12,\"large\":21540000000,\"huge\":123456789012345678901234567890,\"part\":-0.5,\"power\":1.0E10}",
                "{\"yes\":true,\"no\":false,\"none\":[],\"list\":[\"a\",\"],}\",{\"b\":[1]}],\"in\":{\"id\":\"x\",\"}\":\"{\"}}",
                "{\"name\":\"a\",\"nameEn\":\"b\",\"nam\":\"c\"}"
            })
    void everyValueIsThatOfTheWholeDocument(String json) {
        assertSame(json);
    }

    @Test
    void thereMayBeManyFields() {
        assertSame(IntStream.range(0, 300)
                .mapToObj(i -> "\"field" + i + "\":" + i)
                .collect(Collectors.joining(",", "{", "}")));
    }

    private static void assertSame(String json) {
        Document document = new Document("b", "a", json.getBytes(StandardCharsets.UTF_8));
        Map<String, Object> expected = document.map();
        FieldValues values = new FieldValues(document);
        expected.forEach((name, value) -> assertThat(values.get(name)).as(name).isEqualTo(value));
        assertThat(values.get("absent")).isNull();
        assertThat(values.get("na")).isNull();
    }
}
