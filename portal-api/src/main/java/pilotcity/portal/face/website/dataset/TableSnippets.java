package pilotcity.portal.face.website.dataset;

import java.util.List;

/** How programs get the same rows: commands that work as they stand. */
final class TableSnippets {
    private TableSnippets() {}

    /** One language or tool. */
    public record Snippet(String name, String text) {}

    /**
     * @param rows the address of the rows as JSON, with its query
     * @param csv the same as CSV, all of them
     */
    static List<Snippet> of(String rows, String csv) {
        return List.of(
                new Snippet("curl", "curl --fail --location --output rows.csv '" + shell(csv) + "'"),
                new Snippet(
                        "Python (pandas)",
                        "import pandas as pd\n\nrows = pd.read_csv(" + quoted(csv) + ")\nprint(rows.head())"),
                new Snippet(
                        "R",
                        "rows <- read.csv(" + quoted(csv)
                                + ", fileEncoding = \"UTF-8-BOM\", check.names = FALSE)\nhead(rows)"),
                new Snippet(
                        "JavaScript",
                        "const answer = await fetch(" + quoted(rows)
                                + ");\nconst { items } = await answer.json();\nconsole.table(items);"),
                new Snippet("DuckDB", "SELECT * FROM read_csv('" + csv.replace("'", "''") + "') LIMIT 10;"),
                new Snippet(
                        "Excel (Power Query)",
                        "let\n    Source = Csv.Document(Web.Contents(\"" + csv.replace("\"", "\"\"")
                                + "\"), [Delimiter = \",\", Encoding = 65001, QuoteStyle = QuoteStyle.Csv]),\n"
                                + "    Rows = Table.PromoteHeaders(Source)\nin\n    Rows"));
    }

    private static String shell(String text) {
        return text.replace("'", "'\\''");
    }

    private static String quoted(String text) {
        return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }
}
