package pilotcity.portal.face.website.dataset;

import io.vertx.core.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import pilotcity.portal.kernel.table.column.ColumnStorage;
import pilotcity.portal.kernel.table.column.StoredColumn;
import pilotcity.portal.kernel.table.column.StoredTable;
import pilotcity.portal.kernel.table.query.TableProfile;
import pilotcity.portal.kernel.table.query.TableProfile.ColumnProfile;

/**
 * How programs get the same rows: commands that work as they stand, and lose neither leading zeros nor digits. Programs
 * get texts as they are; what people open with a spreadsheet has an apostrophe before what that would run.
 *
 * @param address of the table, with scheme, host and port
 * @param query what is asked of its rows, with its question mark, or empty
 */
record TableSnippets(String address, String query, StoredTable stored, TableProfile profile) {
    /** What a double holds for sure (IEEE 754 binary64). */
    private static final int EXACT_DIGITS = 15;

    /** One language or tool. */
    public record Snippet(String name, String text) {}

    List<Snippet> list() {
        return List.of(
                new Snippet("curl", download("csv")),
                new Snippet("Python (pandas)", pandas()),
                new Snippet("R", r()),
                new Snippet("JavaScript", javaScript()),
                new Snippet("DuckDB", download("parquet") + "\nduckdb -c \"SELECT * FROM 'rows.parquet' LIMIT 10\""),
                new Snippet("Excel (Power Query)", powerQuery()));
    }

    private String rows(String format) {
        return address + "/rows." + format + query;
    }

    private String rawCsv() {
        return rows("csv") + (query.isEmpty() ? "?" : "&") + "raw=true";
    }

    private String download(String format) {
        return "curl --fail --location --output rows." + format + " '"
                + rows(format).replace("'", "'\\''") + "'";
    }

    private String pandas() {
        String types = stored.columns().stream()
                .map(column -> isText(column) || isLong(column)
                        ? quoted(column.name()) + ": \"string\""
                        : column.storage() == ColumnStorage.INTEGER ? quoted(column.name()) + ": \"Int64\"" : "")
                .filter(type -> !type.isEmpty())
                .collect(Collectors.joining(", "));
        return "import pandas as pd\n\nrows = pd.read_csv(\n    " + quoted(rawCsv()) + ",\n    dtype={" + types
                + "},\n    keep_default_na=False, na_values=[\"\"],\n)\nprint(rows.head())";
    }

    private String r() {
        String types = stored.columns().stream()
                .filter(column -> isText(column) || isLong(column))
                .map(column -> quoted(column.name()) + " = \"character\"")
                .collect(Collectors.joining(", "));
        List<String> arguments = new ArrayList<>(
                List.of(quoted(rawCsv()), "encoding = \"UTF-8\"", "check.names = FALSE", "na.strings = \"\""));
        if (!types.isEmpty()) {
            arguments.add("colClasses = c(" + types + ")");
        }
        return "rows <- read.csv(\n  " + String.join(",\n  ", arguments) + "\n)\nhead(rows)";
    }

    private String javaScript() {
        String names = stored.columns().stream()
                .filter(this::isLong)
                .map(column -> quoted(column.name()))
                .map(name -> name.substring(1, name.length() - 1).replaceAll("[-/\\\\^$*+?.()|\\[\\]{}]", "\\\\$0"))
                .collect(Collectors.joining("|"));
        // a number of JavaScript is a double, so that longer ones are made texts before they are read
        String longOnes = names.isEmpty() ? "" : "const exact = /(\"(?:" + names + ")\":)(-?[0-9.]+)/g;\n";
        String line = names.isEmpty() ? "line" : "line.replace(exact, '$1\"$2\"')";
        return "const answer = await fetch(" + quoted(rows("jsonl")) + ");\n"
                + "if (!answer.ok) throw new Error(await answer.text());\n"
                + "const lines = (await answer.text()).split(\"\\n\").filter(line => line);\n" + longOnes
                + "const rows = lines.map(line => JSON.parse(" + line + "));\n"
                + "console.table(rows.slice(0, 10));";
    }

    private String powerQuery() {
        return "let\n    Source = Csv.Document(Web.Contents(\"" + rows("csv").replace("\"", "\"\"")
                + "\"), [Delimiter = \",\", Encoding = 65001, QuoteStyle = QuoteStyle.Csv]),\n"
                + "    Rows = Table.PromoteHeaders(Source, [PromoteAllScalars = true])\nin\n    Rows";
    }

    private static boolean isText(StoredColumn column) {
        return column.storage() == ColumnStorage.TEXT || column.storage() == ColumnStorage.JSON;
    }

    /** Whether it has numbers with more digits than a double holds. */
    private boolean isLong(StoredColumn column) {
        boolean isExact = column.storage() == ColumnStorage.INTEGER || column.storage() == ColumnStorage.DECIMAL;
        Optional<ColumnProfile> seen = profile.columns().stream()
                .filter(each -> each.name().equals(column.name()))
                .findFirst();
        return isExact
                && seen.stream()
                        .flatMap(each -> Stream.of(whole(each.minimum()), whole(each.maximum())))
                        .anyMatch(digits -> digits + column.scale() > EXACT_DIGITS);
    }

    private static int whole(@Nullable String number) {
        return Objects.requireNonNullElse(number, "")
                .replaceFirst("[.].*", "")
                .replaceFirst("^-", "")
                .length();
    }

    /** A string literal of Python, R and JavaScript alike. */
    private static String quoted(String text) {
        return Json.encode(text);
    }
}
