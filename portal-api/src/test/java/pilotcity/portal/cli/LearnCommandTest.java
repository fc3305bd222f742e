package pilotcity.portal.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

/** What {@code ./portal learn} takes. */
class LearnCommandTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            --train /nowhere/a.tsv                               | --train and --json go with --evaluate
            --list --force                                       | one of them at a time
            --train /nowhere/a.tsv --evaluate /nowhere/b.tsv     | portal: there is no file /nowhere/a.tsv
            """)
    void whatItCannotDoIsRefused(String options, String reason) {
        StringWriter err = new StringWriter();
        CommandLine line = Main.commandLine().setErr(new PrintWriter(err));
        String[] arguments = ("learn " + options).split(" +", -1);
        assertThat(line.execute(arguments)).isEqualTo(CommandLine.ExitCode.USAGE);
        assertThat(err.toString()).contains(reason);
    }
}
