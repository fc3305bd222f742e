package pilotcity.portal.face.shared.export.format;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import org.apache.parquet.conf.ParquetConfiguration;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.api.WriteSupport;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.io.OutputFile;
import org.apache.parquet.io.PositionOutputStream;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Type;
import org.apache.parquet.schema.Types;
import pilotcity.portal.face.shared.export.row.DocumentRow;
import pilotcity.portal.face.shared.export.row.ExportColumn;
import pilotcity.portal.face.shared.export.row.ExportColumns;
import pilotcity.portal.face.shared.export.row.UnlockedByteStream;

/** Apache Parquet; shapes are WKB and described as GeoParquet 1.1 asks, with a column of
 * boxes by which readers pass over groups of rows. One group of rows at a time is held in memory. */
final class GeoParquetWriter implements RowWriter {
    private static final long ROW_GROUP_BYTES = 8 << 20;
    private static final int PAGE_BYTES = 256 << 10;

    private final ParquetWriter<DocumentRow> writer;
    private final UnlockedByteStream out;

    GeoParquetWriter(ExportTable table, OutputStream to) throws IOException {
        this.out = new UnlockedByteStream(to);
        RowWriteSupport rows = new RowWriteSupport(table, schema(table.columns()));
        this.writer = new Builder(new Output(out), rows)
                .withConf(new PlainParquetConfiguration())
                .withCodecFactory(new ParquetGzipCodec())
                .withCompressionCodec(CompressionCodecName.GZIP)
                .withRowGroupSize(ROW_GROUP_BYTES)
                .withPageSize(PAGE_BYTES)
                .build();
    }

    private static MessageType schema(ExportColumns columns) {
        List<Type> fields = new ArrayList<>(
                columns.list().stream().map(GeoParquetWriter::type).toList());
        if (RowWriteSupport.isCovered(columns)) {
            fields.add(Types.optionalGroup()
                    .required(PrimitiveTypeName.DOUBLE)
                    .named("xmin")
                    .required(PrimitiveTypeName.DOUBLE)
                    .named("ymin")
                    .required(PrimitiveTypeName.DOUBLE)
                    .named("xmax")
                    .required(PrimitiveTypeName.DOUBLE)
                    .named("ymax")
                    .named(RowWriteSupport.BOX));
        }
        return new MessageType("export", fields);
    }

    private static Type type(ExportColumn column) {
        return switch (column.type()) {
            case TEXT -> binary(column, LogicalTypeAnnotation.stringType());
            case JSON -> binary(column, LogicalTypeAnnotation.jsonType());
            case INTEGER -> Types.optional(PrimitiveTypeName.INT64).named(column.name());
            case NUMBER, LONGITUDE, LATITUDE ->
                Types.optional(PrimitiveTypeName.DOUBLE).named(column.name());
            case DECIMAL ->
                Types.optional(PrimitiveTypeName.FIXED_LEN_BYTE_ARRAY)
                        .length(RowWriteSupport.DECIMAL_BYTES)
                        .as(LogicalTypeAnnotation.decimalType(column.scale(), column.digits()))
                        .named(column.name());
            case BOOLEAN -> Types.optional(PrimitiveTypeName.BOOLEAN).named(column.name());
            case DATE ->
                Types.optional(PrimitiveTypeName.INT32)
                        .as(LogicalTypeAnnotation.dateType())
                        .named(column.name());
            case INSTANT ->
                Types.optional(PrimitiveTypeName.INT64)
                        .as(LogicalTypeAnnotation.timestampType(true, LogicalTypeAnnotation.TimeUnit.MICROS))
                        .named(column.name());
            case GEOMETRY -> Types.optional(PrimitiveTypeName.BINARY).named(column.name());
        };
    }

    private static Type binary(ExportColumn column, LogicalTypeAnnotation meaning) {
        return Types.optional(PrimitiveTypeName.BINARY).as(meaning).named(column.name());
    }

    @Override
    public void row(DocumentRow documentRow) throws IOException {
        writer.write(documentRow);
    }

    @Override
    public void end() throws IOException {
        writer.close();
        out.flush();
    }

    private static final class Builder extends ParquetWriter.Builder<DocumentRow, Builder> {
        private final WriteSupport<DocumentRow> documentRows;

        Builder(OutputFile file, WriteSupport<DocumentRow> documentRows) {
            super(file);
            this.documentRows = documentRows;
        }

        @Override
        protected Builder self() {
            return this;
        }

        @Override
        @SuppressWarnings("deprecation") // abstract, so it has to be there
        protected WriteSupport<DocumentRow> getWriteSupport(org.apache.hadoop.conf.Configuration configuration) {
            return documentRows;
        }

        @Override
        protected WriteSupport<DocumentRow> getWriteSupport(ParquetConfiguration configuration) {
            return documentRows;
        }
    }

    /** A file that is written from the front to the end, wherever that is. */
    private record Output(UnlockedByteStream out) implements OutputFile {
        @Override
        public PositionOutputStream create(long block) {
            return new Position(out);
        }

        @Override
        public PositionOutputStream createOrOverwrite(long block) {
            return new Position(out);
        }

        @Override
        public boolean supportsBlockSize() {
            return false;
        }

        @Override
        public long defaultBlockSize() {
            return 0;
        }
    }

    private static final class Position extends PositionOutputStream {
        private final UnlockedByteStream out;
        private long position;

        Position(UnlockedByteStream out) {
            this.out = out;
        }

        @Override
        public long getPos() {
            return position;
        }

        @Override
        public void write(int value) throws IOException {
            out.write(value);
            position++;
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            out.write(bytes, from, length);
            position += length;
        }
    }
}
