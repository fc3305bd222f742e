package pilotcity.portal.face.website.dataset;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;
import pilotcity.portal.face.shared.page.Language;
import pilotcity.portal.kernel.table.column.StoredColumn;

/** A cell as a page shows it: the beginning of its text, and whether it is a number. */
public record CellView(String text, boolean number) {
    static final CellView EMPTY = new CellView("", false);

    /** In letters; an ideograph is as wide as two. */
    private static final int MOST_IN_A_LINE = 44;

    private static final int IDEOGRAPHS = 0x1100;

    /** A cell can hold megabytes; files have all of it. */
    private static final int MOST_ON_A_PAGE = 2_000;

    public CellView {
        if (text.length() > MOST_ON_A_PAGE) {
            boolean isSplit = Character.isHighSurrogate(text.charAt(MOST_ON_A_PAGE - 1));
            text = text.substring(0, isSplit ? MOST_ON_A_PAGE - 1 : MOST_ON_A_PAGE) + "…";
        }
    }

    /** Whether it takes several lines. */
    public boolean isLong() {
        return text.codePoints().map(each -> each < IDEOGRAPHS ? 1 : 2).sum() > MOST_IN_A_LINE;
    }

    /** @param column what the value is called where it is a code; null for the place of a row */
    static CellView of(@Nullable StoredColumn column, @Nullable JsonNode value, Language language) {
        if (value == null || value.isNull()) {
            return EMPTY;
        }
        if (value.isBigDecimal()) {
            return new CellView(value.decimalValue().toPlainString(), true);
        }
        if (value.isBoolean()) {
            return new CellView(language.of(value.asBoolean() ? "是" : "否", value.asBoolean() ? "yes" : "no"), false);
        }
        if (column == null) {
            return place(value);
        }
        String text = value.isValueNode() ? value.asText() : value.toString();
        return new CellView(ColumnView.named(column, text, language), value.isNumber());
    }

    /** Of a point, longitude and latitude. */
    private static CellView place(JsonNode shape) {
        boolean isPoint = shape.path("type").asText().equals("Point");
        JsonNode at = shape.path("coordinates");
        return new CellView(isPoint ? number(at.path(0)) + ", " + number(at.path(1)) : shape.toString(), false);
    }

    private static String number(JsonNode value) {
        return value.decimalValue().toPlainString();
    }
}
