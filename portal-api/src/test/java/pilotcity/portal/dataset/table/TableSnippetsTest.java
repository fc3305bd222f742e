package pilotcity.portal.dataset.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import pilotcity.portal.TestPortal;

/** What the page of a table prints for other programs gives them the rows that the page shows, with every digit. */
class TableSnippetsTest {
    /** All rows, and some whose condition holds what shells and addresses have a meaning for. */
    private static final String EVERYTHING = "?sort=id";

    private static final String NARROWED =
            "?sort=id&column=kind&op=is&value=%3D1%2B1" + "&filter=kind+%3C%3E+%27it%27%27s+%22%24HOME%22%60x%60%25%27";

    /** In place of DuckDB's own program: keeps what the shell gives it. */
    private static final String DUCKDB = "duckdb() { printf '%s' \"$2\" > query.sql; }\n";

    private static final Pattern POWER_QUERY =
            Pattern.compile("Web\\.Contents\\(\"((?:[^\"]|\"\")+)\"\\), \\[Delimiter = \",\", Encoding = 65001,");
    private static final TestPortal PORTAL = TestPortal.shared();

    private static TestTable table;
    private final Path folder = TestPortal.temporaryFolder();

    @BeforeAll
    static void publish() {
        table = new TestTable(PORTAL, "snippets-test");
    }

    @AfterAll
    static void withdraw() {
        table.close();
    }

    @AfterEach
    void leave() {
        TestPortal.delete(folder);
    }

    private static String snippet(String query, String name) {
        String page = PORTAL.get("/en/datasets/" + table.set + "/tables/" + TestTable.TABLE + query)
                .body();
        Matcher found = Pattern.compile(
                        "<figcaption>" + Pattern.quote(name) + "</figcaption><pre[^>]*><code>([^<]*)</code>")
                .matcher(page);
        assertThat(found.find()).as(page).isTrue();
        return found.group(1)
                .replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&quot;", "\"")
                .replace("&#39;", "'")
                .replace("&amp;", "&");
    }

    private static List<String> wanted(String query) {
        Predicate<TestTable.Row> kept =
                row -> query.equals(EVERYTHING) || row.kind().equals("=1+1");
        return table.rows.stream()
                .filter(kept)
                .sorted(Comparator.comparing(TestTable.Row::id))
                .map(row -> String.join(
                        "|",
                        row.id(),
                        row.kind(),
                        Long.toString(row.licence()),
                        row.amount() == null ? "" : row.amount().toPlainString(),
                        row.note() == null ? "" : row.note()))
                .toList();
    }

    /** Without a program that can do it the test is skipped, but not in a continuous build. */
    private static String require(List<String> programs, String... check) {
        for (String program : programs) {
            if (works(program, check)) {
                return program;
            }
        }
        String reason = "no " + String.join(", ", programs) + " can do " + String.join(" ", check);
        Assertions.assertNull(System.getenv("CI"), reason);
        return Assumptions.abort(reason);
    }

    private static boolean works(String program, String... check) {
        try {
            return new ProcessBuilder(Stream.concat(Stream.of(program), Stream.of(check))
                                    .toList())
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What a program prints. */
    private String run(String... command) throws IOException, InterruptedException {
        Path out = folder.resolve("out.txt");
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(out.toFile());
        builder.environment().putAll(Map.of("LC_ALL", "C.UTF-8", "PYTHONUTF8", "1"));
        int code = builder.start().waitFor();
        String printed = Files.readString(out);
        assertThat(code).as(printed).isZero();
        return printed;
    }

    /** The rows that a program prints behind what its snippet prints. */
    private List<String> rows(String file, String text, String... command) throws IOException, InterruptedException {
        Path script = Files.writeString(folder.resolve(file), text);
        String[] all =
                Stream.concat(Stream.of(command), Stream.of(script.toString())).toArray(String[]::new);
        String printed = run(all);
        assertThat(printed).contains("rows:\n");
        return printed.substring(printed.lastIndexOf("rows:\n") + "rows:\n".length())
                .lines()
                .toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {EVERYTHING, NARROWED})
    void curlKeepsTheRowsAsAFile(String query) throws Exception {
        require(List.of("curl"), "--version");
        run("bash", "-c", snippet(query, "curl"));
        String kept = Files.readString(folder.resolve("rows.csv"));
        assertThat(kept.lines().skip(1)).hasSize(wanted(query).size()).allMatch(line -> !line.contains(",=1+1,"));
    }

    @ParameterizedTest
    @ValueSource(strings = {EVERYTHING, NARROWED})
    void pandasReadsEveryDigit(String query) throws Exception {
        String python = require(List.of("python3", "/usr/bin/python3"), "-c", "import pandas");
        String text = snippet(query, "Python (pandas)") + """

                print("rows:")
                for row in rows[["id", "kind", "证号", "金额", "备注,一"]].fillna("").itertuples(index=False):
                    print("|".join(row))
                assert rows["limit"].sum() == sum(rows["limit"].tolist())
                """;
        assertThat(rows("rows.py", text, python)).isEqualTo(wanted(query));
    }

    @ParameterizedTest
    @ValueSource(strings = {EVERYTHING, NARROWED})
    void rReadsEveryDigit(String query) throws Exception {
        require(List.of("Rscript"), "--version");
        String text = snippet(query, "R") + """

                shown <- rows[c("id", "kind", "证号", "金额", "备注,一")]
                shown[is.na(shown)] <- ""
                cat("rows:\\n")
                cat(do.call(paste, c(unname(shown), sep = "|")), sep = "\\n")
                """;
        assertThat(rows("rows.R", text, "Rscript")).isEqualTo(wanted(query));
    }

    @ParameterizedTest
    @ValueSource(strings = {EVERYTHING, NARROWED})
    void javaScriptReadsEveryDigit(String query) throws Exception {
        require(List.of("node"), "-e", "fetch");
        String text = snippet(query, "JavaScript") + """

                console.log("rows:");
                for (const row of rows) {
                  console.log([row.id, row.kind, row["证号"], row["金额"] ?? "", row["备注,一"] ?? ""].join("|"));
                }
                """;
        assertThat(rows("rows.mjs", text, "node")).isEqualTo(wanted(query));
    }

    /** The shell runs what is printed; what it gives DuckDB is run by its driver, which needs no program. */
    @ParameterizedTest
    @ValueSource(strings = {EVERYTHING, NARROWED})
    void duckDbReadsTheRows(String query) throws Exception {
        require(List.of("curl"), "--version");
        run("bash", "-c", DUCKDB + snippet(query, "DuckDB"));
        String sql = Files.readString(folder.resolve("query.sql"));
        List<String> ids = new ArrayList<>();
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = connection.createStatement()) {
            statement.execute("SET file_search_path = '" + folder + "'");
            try (ResultSet rows = statement.executeQuery(sql)) {
                while (rows.next()) {
                    ids.add(rows.getString("id") + rows.getLong("证号"));
                }
            }
        }
        assertThat(ids)
                .isEqualTo(wanted(query).stream()
                        .limit(10)
                        .map(row -> row.split("[|]")[0] + row.split("[|]")[2])
                        .toList());
    }

    @Test
    void powerQueryAsksForCsvThatItsOptionsFit() {
        for (String query : List.of(EVERYTHING, NARROWED)) {
            Matcher found = POWER_QUERY.matcher(snippet(query, "Excel (Power Query)"));
            assertThat(found.find()).isTrue();
            String address = found.group(1).replace("\"\"", "\"");
            assertThat(address).startsWith(PORTAL.url() + "/");
            HttpResponse<String> answer =
                    PORTAL.get(address.substring(PORTAL.url().length()));
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.headers().firstValue("Content-Type").orElseThrow())
                    .startsWith("text/csv; charset=utf-8");
            assertThat(answer.body().lines()).hasSize(1 + wanted(query).size());
            assertThat(answer.body().replace("\uFEFF", "")).startsWith("id,kind,limit,证号,金额,日期,时刻,公开,\"备注,一\",");
        }
    }
}
