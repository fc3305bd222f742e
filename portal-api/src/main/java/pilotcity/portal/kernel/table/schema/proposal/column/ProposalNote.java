package pilotcity.portal.kernel.table.schema.proposal.column;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import pilotcity.index.kind.Label;

/**
 * Why something is proposed or is not, or what is odd about a table.
 *
 * @param question whether the publisher has to decide it
 * @param rows the first rows that it is about, as {@code SourceRow} counts; empty where it is about all
 */
public record ProposalNote(Code code, boolean question, Label message, List<Long> rows) {
    /** What a note is about. */
    public enum Code {
        LEADING_ZEROS,
        LEADING_PLUS,
        LONG_NUMBERS,
        ROUNDED,
        SCIENTIFIC,
        SPREADSHEET_DAYS,
        CODE_BY_NAME,
        EIGHT_DIGITS,
        DAY_OR_MONTH,
        COMMA,
        POINT,
        UNIT,
        NUMERALS,
        TIMEZONE,
        TYPE_OF_FILE,
        MISFITS,
        BOOLEAN,
        YEAR,
        CODE_LIST,
        MISSING_WORDS,
        EMPTY_COLUMN,
        CONSTANT_COLUMN,
        SWALLOWED_LINES,
        TOTALS_ROW,
        REPEATED_HEADER,
        REMARK_ROW,
        RAGGED_ROWS,
        BLANK_ROWS,
        EARLIER_SCHEMA,
        KEY,
        REPEATED_IDENTIFIER,
        COORDINATES,
        SWAPPED_COORDINATES,
        PROJECTED_COORDINATES,
        CHINA_COORDINATES,
        ZERO_COORDINATES,
        HEIGHTS_LEFT_OUT;

        public String code() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    public static ProposalNote told(Code code, String zh, String en) {
        return new ProposalNote(code, false, new Label(zh, en), List.of());
    }

    public static ProposalNote asked(Code code, String zh, String en) {
        return new ProposalNote(code, true, new Label(zh, en), List.of());
    }

    public ProposalNote at(List<Long> where) {
        return new ProposalNote(code, question, message, List.copyOf(where));
    }

    public ObjectNode toJson() {
        ObjectNode json =
                JsonNodeFactory.instance.objectNode().put("code", code.code()).put("question", question);
        json.putObject("message").put("zh", message.zh()).put("en", message.en());
        ArrayNode list = json.putArray("rows");
        rows.forEach(list::add);
        return json;
    }
}
