package pilotcity.portal.kernel.table.schema.proposal.column;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import pilotcity.index.text.InvisibleCharacters;
import pilotcity.portal.kernel.table.schema.CellFault;
import pilotcity.portal.kernel.table.schema.proposal.column.ProposalNote.Code;

/**
 * Values that stand twice in a column that is called an identifier, where they are so few that they look like mistakes.
 * Rows are remembered up to a bound; of values behind it only the later row is known.
 */
final class RepeatedIdentifiers {
    private static final int MOST = 1 << 16;
    private static final int LONGEST = 64;
    private static final int SHOWN = 5;
    private static final int FEW = 5;

    /** One value in so many may be there again. */
    private static final int ROWS_PER_REPEAT = 20;

    private final Map<String, Long> first = new HashMap<>();
    private final List<Repeat> found = new ArrayList<>();
    private long count;

    /** @param earlier the row of the value before, or 0 where it is not known */
    private record Repeat(String value, long earlier, long later) {}

    /** Remembers where a text stands for the first time. */
    void see(long row, String text) {
        if (first.size() < MOST && text.length() <= LONGEST) {
            first.putIfAbsent(text, row);
        }
    }

    /**
     * Takes a text that has come before.
     *
     * @param cells how many have come by now
     * @return whether the column may still be one of identifiers
     */
    boolean repeat(long row, String text, long cells) {
        if (ColumnProfile.MISSING_WORDS.contains(InvisibleCharacters.strip(text))) {
            return true;
        }
        count++;
        if (found.size() < SHOWN) {
            found.add(new Repeat(CellFault.shortened(text), first.getOrDefault(text, 0L), row));
        }
        return count <= FEW || isRare(cells);
    }

    private boolean isRare(long cells) {
        return count * ROWS_PER_REPEAT <= cells;
    }

    boolean isEmpty() {
        return count == 0;
    }

    /** Asks about them, where they are few. */
    void ask(ColumnDraft draft, long cells) {
        if (count == 0 || !isRare(cells)) {
            return;
        }
        Repeat one = found.getFirst();
        String rowsZh =
                one.earlier() > 0 ? "第 " + one.earlier() + " 行和第 " + one.later() + " 行" : "再次见于第 " + one.later() + " 行";
        String rowsEn =
                one.earlier() > 0 ? "rows " + one.earlier() + " and " + one.later() : "again in row " + one.later();
        long others = count - 1;
        draft.note(ProposalNote.asked(
                        Code.REPEATED_IDENTIFIER,
                        "列名表示编号，但“" + one.value() + "”出现不止一次（" + rowsZh + "）"
                                + (others > 0 ? "，另有 " + others + " 处重复" : "") + "：是文件有误吗？",
                        "the name says that each value stands for one row, but '" + one.value() + "' is there twice ("
                                + rowsEn + ")"
                                + (others > 0
                                        ? ", and so " + (others == 1 ? "is 1 other value" : "are " + others + " others")
                                        : "")
                                + ": is that a mistake in the file?")
                .at(found.stream()
                        .flatMap(each ->
                                each.earlier() > 0 ? Stream.of(each.earlier(), each.later()) : Stream.of(each.later()))
                        .distinct()
                        .toList()));
    }
}
