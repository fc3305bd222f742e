package pilotcity.portal.kernel.table.source.parquet;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.parquet.ParquetReadOptions;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.metadata.BlockMetaData;
import org.apache.parquet.hadoop.metadata.ColumnChunkMetaData;
import org.apache.parquet.hadoop.metadata.ParquetMetadata;
import pilotcity.portal.kernel.table.source.ReadLimits;
import pilotcity.portal.kernel.table.source.ReadingOptions;
import pilotcity.portal.kernel.table.source.TableFile;
import pilotcity.portal.kernel.table.source.TableFormat;
import pilotcity.portal.kernel.table.source.TableReader;
import pilotcity.portal.kernel.table.source.TableSourceException;

/** A Parquet file, which holds one table. Nothing in it is followed before it is known to lie within the file. */
public final class ParquetFile implements TableFile {
    private static final byte[] MAGIC = "PAR1".getBytes(StandardCharsets.US_ASCII);
    private static final int TAIL_BYTES = 8;
    private static final int LARGEST_FOOTER = 64 << 20;

    private final ChannelInput input;
    private final String table;
    private final ReadLimits limits;
    private final ParquetColumns columns;

    private ParquetFile(ChannelInput input, String table, ReadLimits limits) throws IOException {
        this.input = input;
        this.table = table;
        this.limits = limits;
        try (ParquetFileReader reader = reader()) {
            ParquetMetadata footer = reader.getFooter();
            requireSound(footer);
            Map<String, String> metadata = footer.getFileMetaData().getKeyValueMetaData();
            this.columns = ParquetColumns.of(
                    footer.getFileMetaData().getSchema(), GeoMetadata.of(metadata.get("geo")), limits);
        }
    }

    /** @throws TableSourceException when it is cut off or damaged, or a group of its rows is larger than is held */
    public static TableFile open(Path path, String table, ReadLimits limits) throws IOException {
        long length = requireWhole(path);
        try {
            return new ParquetFile(new ChannelInput(path, length), table, limits);
        } catch (TableSourceException e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            throw damaged(0, e);
        }
    }

    /** Every fault of the reader is one of the file: it trusts what it reads. */
    static TableSourceException damaged(long row, Throwable e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof TableSourceException source) {
                return source;
            }
        }
        return new TableSourceException(
                row,
                row > 0 ? "Parquet 文件已损坏：第 %,d 行无法读取。".formatted(row) : "Parquet 文件已损坏：文件尾无法读取。",
                row > 0
                        ? "The Parquet file is damaged: row %,d cannot be read.".formatted(row)
                        : "The Parquet file is damaged: its footer cannot be read.");
    }

    private static long requireWhole(Path path) throws IOException {
        try (FileChannel file = FileChannel.open(path)) {
            long length = file.size();
            ByteBuffer tail = ByteBuffer.allocate(TAIL_BYTES).order(ByteOrder.LITTLE_ENDIAN);
            if (length < MAGIC.length + TAIL_BYTES || file.read(tail, length - TAIL_BYTES) < TAIL_BYTES) {
                throw cutOff();
            }
            long footer = Integer.toUnsignedLong(tail.getInt(0));
            for (int i = 0; i < MAGIC.length; i++) {
                if (tail.get(Integer.BYTES + i) != MAGIC[i]) {
                    throw cutOff();
                }
            }
            if (footer > length - MAGIC.length - TAIL_BYTES || footer > LARGEST_FOOTER) {
                throw new TableSourceException(
                        0,
                        "Parquet 文件已损坏：其文件尾竟有 %,d 字节。".formatted(footer),
                        "The Parquet file is damaged: its footer would have %,d bytes.".formatted(footer));
            }
            return length;
        }
    }

    private static TableSourceException cutOff() {
        return new TableSourceException(
                0, "Parquet 文件被截断：缺少末尾的文件尾。", "The Parquet file is cut off: its end, with the footer, is missing.");
    }

    private void requireSound(ParquetMetadata footer) {
        for (BlockMetaData group : footer.getBlocks()) {
            long held = 0;
            for (ColumnChunkMetaData chunk : group.getColumns()) {
                long start = chunk.getStartingPos();
                if (start < MAGIC.length || chunk.getTotalSize() < 0 || chunk.getTotalSize() > input.length() - start) {
                    throw new TableSourceException(
                            0,
                            "Parquet 文件已损坏：列“%s”在文件之外。"
                                    .formatted(chunk.getPath().toDotString()),
                            "The Parquet file is damaged: the column '%s' lies outside of it."
                                    .formatted(chunk.getPath().toDotString()));
                }
                held += chunk.getTotalSize();
            }
            if (held > limits.heldBytes()) {
                throw new TableSourceException(
                        0,
                        "Parquet 文件有一个行组达 %,d 字节，最多 %,d 字节：请写成更小的行组。".formatted(held, limits.heldBytes()),
                        "A group of rows of the Parquet file has %,d bytes; at most %,d are held: write smaller groups."
                                .formatted(held, limits.heldBytes()));
            }
        }
    }

    private ParquetFileReader reader() throws IOException {
        return ParquetFileReader.open(
                input,
                ParquetReadOptions.builder(new PlainParquetConfiguration())
                        .withCodecFactory(new PageDecompression(limits))
                        .withUseHadoopVectoredIo(false)
                        .build());
    }

    @Override
    public TableFormat format() {
        return TableFormat.PARQUET;
    }

    @Override
    public List<String> tables() {
        return List.of(table);
    }

    @Override
    public ReadingOptions detected(String name) {
        return ReadingOptions.NONE;
    }

    @Override
    public TableReader read(String name, ReadingOptions options) {
        try {
            return new ParquetRows(reader(), columns, limits);
        } catch (IOException | RuntimeException e) {
            throw damaged(0, e);
        }
    }

    @Override
    public void close() {}
}
