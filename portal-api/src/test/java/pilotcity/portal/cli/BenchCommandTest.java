package pilotcity.portal.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

/** What {@code ./portal bench} takes. */
class BenchCommandTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            --against solr                       | --against knows opensearch, not 'solr'
            --against opensearch --questions b9  | --questions: there is no 'b9'
            --questions b1                       | --questions is for a comparison
            --kind note                          | --kind is record or, without --against, sample; not 'note'
            --against opensearch --kind sample   | --kind is record or, without --against, sample; not 'sample'
            --against opensearch --rounds 0      | --rounds and --connections are 1 or more
            --against opensearch --connections 0 | --rounds and --connections are 1 or more
            --tables 0                           | --tables is 1 or more
            --tables-large                       | --tables-large goes with it
            --tables 9 --against opensearch      | --tables is 1 or more, without --against
            --documents some                     | is not a long
            """)
    void whatItCannotDoIsRefused(String options, String reason) {
        StringWriter err = new StringWriter();
        CommandLine line = Main.commandLine().setErr(new PrintWriter(err));
        String[] arguments = ("bench " + options).split(" ", -1);
        assertThat(line.execute(arguments)).isEqualTo(CommandLine.ExitCode.USAGE);
        assertThat(err.toString()).contains(reason);
    }

    @Test
    void listsAreSeparatedByCommas() {
        CommandLine line = Main.commandLine();
        CommandLine.ParseResult parsed = line.parseArgs(
                        "bench", "--against", "opensearch", "--questions", "b1,f1", "--connections", "1,8")
                .subcommand();
        assertThat(parsed.matchedOptionValue("--questions", List.of())).isEqualTo(List.of("b1", "f1"));
        assertThat(parsed.matchedOptionValue("--connections", List.of())).isEqualTo(List.of(1, 8));
    }
}
