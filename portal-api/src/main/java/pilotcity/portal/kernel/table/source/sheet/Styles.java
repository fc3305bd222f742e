package pilotcity.portal.kernel.table.source.sheet;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import pilotcity.index.kind.Label;
import pilotcity.portal.kernel.table.source.ReadLimits;
import pilotcity.portal.kernel.table.source.TableSourceException;
import pilotcity.portal.kernel.table.source.bytes.FileBytes;

/** The number formats of the styles that cells name by their place. */
record Styles(List<NumberFormat> formats) {
    private static final int MOST = 100_000;

    static Styles read(FileBytes bytes, ReadLimits limits) throws IOException {
        Map<Integer, NumberFormat> codes = new HashMap<>();
        List<NumberFormat> formats = new ArrayList<>();
        boolean inCells = false;
        try (PartReader part = new PartReader(bytes, new Label("工作簿的样式表", "The style sheet of the workbook"), limits)) {
            for (String name = part.next(); name != null; name = part.next()) {
                switch (name) {
                    case "numFmt" -> {
                        String code = part.attribute("formatCode");
                        requireFew(codes.size());
                        codes.put(number(part.attribute("numFmtId")), NumberFormat.of(code == null ? "" : code));
                    }
                    case "cellXfs" -> inCells = true;
                    case "/cellXfs" -> inCells = false;
                    case "xf" -> {
                        int id = number(part.attribute("numFmtId"));
                        if (inCells && formats.size() < MOST) {
                            formats.add(codes.getOrDefault(id, NumberFormat.builtIn(id)));
                        }
                    }
                    default -> {}
                }
            }
        }
        return new Styles(formats);
    }

    private static void requireFew(int codes) {
        if (codes > MOST) {
            throw new TableSourceException(
                    0, "工作簿的格式超过 %,d 种。".formatted(MOST), "The workbook has more than %,d formats.".formatted(MOST));
        }
    }

    private static int number(@org.jspecify.annotations.Nullable String text) {
        try {
            return text == null ? 0 : Integer.parseInt(text);
        } catch (NumberFormatException e) {
            return 0;
        }
    }

    /** @param style the attribute of a cell, null where it has none */
    NumberFormat format(@org.jspecify.annotations.Nullable String style) {
        int index = number(style);
        return index >= 0 && index < formats.size() ? formats.get(index) : NumberFormat.GENERAL;
    }
}
