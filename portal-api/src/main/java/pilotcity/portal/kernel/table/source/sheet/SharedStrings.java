package pilotcity.portal.kernel.table.source.sheet;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import pilotcity.index.kind.Label;
import pilotcity.portal.kernel.table.source.ReadLimits;
import pilotcity.portal.kernel.table.source.TableSourceException;
import pilotcity.portal.kernel.table.source.bytes.FileBytes;

/** The texts that cells name by their place. They are held in memory, up to a limit. */
record SharedStrings(List<String> texts) {
    private static final int OVERHEAD = 56;
    private static final Pattern ESCAPE = Pattern.compile("_x([0-9A-Fa-f]{4})_");

    static SharedStrings read(FileBytes bytes, ReadLimits limits) throws IOException {
        List<String> texts = new ArrayList<>();
        long held = 0;
        try (PartReader part =
                new PartReader(bytes, new Label("工作簿的文本表", "The list of texts of the workbook"), limits)) {
            for (String name = part.next(); name != null; name = part.next()) {
                if (name.equals("si")) {
                    String text = rich(part, "/si", limits, 0, 0);
                    held += OVERHEAD + 2L * text.length();
                    if (held > limits.heldBytes()) {
                        throw new TableSourceException(
                                0,
                                "工作簿中的文字过多（最多读取 %,d 字节）；请改用 CSV。".formatted(limits.heldBytes()),
                                "The workbook holds more text than is read (%,d bytes); send the table as CSV."
                                        .formatted(limits.heldBytes()));
                    }
                    texts.add(text);
                }
            }
        }
        return new SharedStrings(texts);
    }

    /** The text of runs up to {@code end}, without the readings that stand above East Asian characters. */
    static String rich(PartReader part, String end, ReadLimits limits, long row, int column) {
        StringBuilder text = new StringBuilder();
        boolean reading = false;
        String name = part.next();
        while (name != null && !name.equals(end)) {
            if (name.equals("rPh") || name.equals("/rPh")) {
                reading = name.equals("rPh");
            } else if (name.equals("t")) {
                String run = part.text(length -> limits.requireCell(row, column, text.length() + length));
                text.append(reading ? "" : run);
            }
            name = part.next();
        }
        return unescaped(text.toString());
    }

    /** ECMA-376 part 1, clause 22.9.2.19: characters that XML does not have. */
    static String unescaped(String text) {
        return text.contains("_x")
                ? ESCAPE.matcher(text)
                        .replaceAll(found -> java.util.regex.Matcher.quoteReplacement(
                                String.valueOf((char) Integer.parseInt(found.group(1), 16))))
                : text;
    }

    /** @param index as a cell gives it */
    String text(String index, long row) {
        try {
            return texts.get(Integer.parseInt(index.strip()));
        } catch (NumberFormatException | IndexOutOfBoundsException e) {
            throw new TableSourceException(
                    row,
                    "第 %,d 行：单元格引用的文字不在工作簿中。".formatted(row),
                    "Row %,d: a cell names a text that the workbook does not have.".formatted(row));
        }
    }
}
