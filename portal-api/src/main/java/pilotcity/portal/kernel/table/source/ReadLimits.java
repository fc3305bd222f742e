package pilotcity.portal.kernel.table.source;

/**
 * How much of a file is read at most, so that one that was made to harm is refused while it is read, in bounded memory.
 *
 * @param tables of one file: sheets, layers, arrays of JSON; each is read to its end several times
 * @param columns of a table; the widest that agencies publish have some hundreds
 * @param cellCharacters of one cell; a text of that length is no cell but a document
 * @param rowCharacters of all cells of a row, which is held in memory
 * @param nesting of objects and arrays, and of geometries within geometries
 * @param archiveEntries members of an archive
 * @param unpackedBytes of everything in an archive or a compressed file
 * @param unpackedRatio how many bytes may come out of one; tables repeat themselves and reach a hundred
 * @param heldBytes what a format makes a reader hold: the shared strings of a workbook, a group of rows of Parquet
 * @param geometryPoints positions of one shape
 */
public record ReadLimits(
        int tables,
        int columns,
        int cellCharacters,
        int rowCharacters,
        int nesting,
        int archiveEntries,
        long unpackedBytes,
        int unpackedRatio,
        long heldBytes,
        int geometryPoints) {
    public static final ReadLimits STANDARD =
            new ReadLimits(250, 2_000, 1 << 20, 16 << 20, 64, 10_000, 8L << 30, 250, 192L << 20, 1_000_000);

    /** @throws TableSourceException when a file has more tables than are read */
    public void requireTables(int count) {
        if (count > tables) {
            throw new TableSourceException(
                    0,
                    "文件中的表（工作表、图层等）多于 %,d 个，不予读取；请分成几个文件。".formatted(tables),
                    "The file has more than %,d tables (sheets, layers); so many are not read. Send them in several files."
                            .formatted(tables));
        }
    }

    /** @throws TableSourceException when there are more columns than are read */
    public void requireColumns(long row, int count) {
        if (count > columns) {
            throw new TableSourceException(
                    row,
                    "表有 %,d 列，最多读取 %,d 列。".formatted(count, columns),
                    "The table has %,d columns; at most %,d are read.".formatted(count, columns));
        }
    }

    /**
     * @param column from 1
     * @throws TableSourceException when a cell is longer than is read
     */
    public void requireCell(long row, int column, long characters) {
        if (characters > cellCharacters) {
            throw new TableSourceException(
                    row,
                    "第 %,d 行第 %,d 列：单元格超过 %,d 个字符，不予读取。".formatted(row, column, cellCharacters),
                    "Row %,d, column %,d: the cell has more than %,d characters; so much is not read."
                            .formatted(row, column, cellCharacters));
        }
    }

    /** @throws TableSourceException when the cells of a row are longer together than is read */
    public void requireRow(long row, long characters) {
        if (characters > rowCharacters) {
            throw new TableSourceException(
                    row,
                    "第 %,d 行：各单元格合计超过 %,d 个字符，不予读取。".formatted(row, rowCharacters),
                    "Row %,d: its cells have more than %,d characters together; so much is not read."
                            .formatted(row, rowCharacters));
        }
    }

    /** @throws TableSourceException when a shape has more positions than are read */
    public void requirePoints(long row, long points) {
        if (points > geometryPoints) {
            throw new TableSourceException(
                    row,
                    "第 %,d 行：图形有 %,d 个点，最多读取 %,d 个。".formatted(row, points, geometryPoints),
                    "Row %,d: the shape has %,d positions; at most %,d are read."
                            .formatted(row, points, geometryPoints));
        }
    }

    /** @throws TableSourceException when something is nested deeper than is read */
    public void requireNesting(long row, int depth) {
        if (depth > nesting) {
            throw new TableSourceException(
                    row,
                    "第 %,d 行：嵌套超过 %,d 层。".formatted(row, nesting),
                    "Row %,d: nested deeper than %,d.".formatted(row, nesting));
        }
    }
}
