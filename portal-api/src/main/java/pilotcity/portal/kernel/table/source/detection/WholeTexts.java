package pilotcity.portal.kernel.table.source.detection;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import pilotcity.index.kind.Label;
import pilotcity.portal.kernel.table.source.ReadingOptions;
import pilotcity.portal.kernel.table.source.SourceColumn;
import pilotcity.portal.kernel.table.source.SourceRow;
import pilotcity.portal.kernel.table.source.TableFile;
import pilotcity.portal.kernel.table.source.TableFormat;
import pilotcity.portal.kernel.table.source.TableReader;
import pilotcity.portal.kernel.table.source.TableSourceException;

/**
 * A table file of whole texts. Halves of characters can be written in JSON and in binary formats, and UTF-8 has none: a
 * file with one is refused and its cell named, before it becomes a question mark. Names of tables have no NUL either,
 * which {@link SourceRow} and {@link SourceColumn} refuse in cells and names of columns.
 */
record WholeTexts(TableFile inner) implements WrappedTableFile {
    static TableFile of(TableFile file) {
        for (String table : file.tables()) {
            require(0, "表名", "The name of a table", table);
        }
        boolean checked = file.format() == TableFormat.CSV || file.format() == TableFormat.TSV;
        return checked ? file : new WholeTexts(file);
    }

    private record Rows(TableReader inner) implements TableReader {
        @Override
        public List<SourceColumn> columns() {
            return inner.columns();
        }

        @Override
        public @Nullable SourceRow next() {
            SourceRow row = inner.next();
            for (int at = 0; row != null && at < row.cells().size(); at++) {
                if (row.cells().get(at) instanceof String text && fault(text).isPresent()) {
                    String name = at < columns().size() ? columns().get(at).name() : String.valueOf(at + 1);
                    require(
                            row.number(),
                            "第 %,d 行，列“%s”".formatted(row.number(), name),
                            "Row %,d, column '%s'".formatted(row.number(), name),
                            text);
                }
            }
            return row;
        }

        @Override
        public void close() {
            inner.close();
        }
    }

    private static void require(long row, String zh, String en, String text) {
        fault(text).ifPresent(fault -> {
            throw new TableSourceException(row, zh + "：" + fault.zh() + "。", en + ": " + fault.en() + ".");
        });
    }

    private static Optional<Label> fault(String text) {
        for (int at = 0; at < text.length(); at++) {
            char each = text.charAt(at);
            if (each == 0) {
                return Optional.of(
                        new Label("有 NUL 字符，文本中不应有", "there is a NUL character, which no text of a table holds"));
            }
            if (Character.isSurrogate(each)) {
                boolean pair = Character.isHighSurrogate(each)
                        && at + 1 < text.length()
                        && Character.isLowSurrogate(text.charAt(at + 1));
                if (!pair) {
                    return Optional.of(new Label("有半个字符（单独的代理项）", "there is half a character (a lone surrogate)"));
                }
                at++;
            }
        }
        return Optional.empty();
    }

    @Override
    public List<Label> notes() {
        return inner.notes().stream()
                .map(note -> new Label(
                        TableSourceException.withoutNul(note.zh()), TableSourceException.withoutNul(note.en())))
                .toList();
    }

    @Override
    public TableReader read(String table, ReadingOptions options) {
        TableReader rows = inner.read(table, options);
        try {
            for (SourceColumn column : rows.columns()) {
                require(0, "列名", "The name of a column", column.name());
            }
        } catch (TableSourceException e) {
            rows.close();
            throw e;
        }
        return new Rows(rows);
    }
}
