package pilotcity.portal.kernel.table.source.shapefile;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import pilotcity.portal.kernel.table.source.ReadLimits;
import pilotcity.portal.kernel.table.source.TableSourceException;
import pilotcity.portal.kernel.table.source.bytes.FileBytes;
import pilotcity.portal.kernel.table.source.encoding.DetectedEncoding;
import pilotcity.portal.kernel.table.source.encoding.EncodingDetector;

/**
 * The head of a dBASE table, {@code .dbf}, as dBASE III and its successors have it.
 *
 * @param headerLength bytes before the first record
 * @param recordLength bytes of a record, with the one that marks it deleted
 * @param language the code page that its byte 29 stands for, 0 for none
 */
record DbfTable(String name, long records, int headerLength, int recordLength, int language, List<DbfField> fields) {
    private static final int FIXED_BYTES = 32;
    private static final int FIELD_BYTES = 32;
    private static final int NAME_BYTES = 11;
    private static final int END = 0x0D;
    private static final int LOOKED_AT = 1 << 20;

    static DbfTable read(FileBytes bytes, String name, ReadLimits limits) throws IOException {
        try (LittleEndian in = LittleEndian.open(bytes, name)) {
            ByteBuffer fixed = in.take(FIXED_BYTES, 0);
            int header = Short.toUnsignedInt(fixed.getShort(8));
            int record = Short.toUnsignedInt(fixed.getShort(10));
            if (header <= FIXED_BYTES || record < 1) {
                throw broken(name);
            }
            List<DbfField> fields = fields(in.take(header - FIXED_BYTES, 0));
            DbfField last = fields.isEmpty() ? null : fields.getLast();
            if (last != null && last.offset() + last.length() > record) {
                throw broken(name);
            }
            limits.requireColumns(0, fields.size() + 1);
            return new DbfTable(
                    name,
                    Integer.toUnsignedLong(fixed.getInt(4)),
                    header,
                    record,
                    Byte.toUnsignedInt(fixed.get(29)),
                    fields);
        }
    }

    private static TableSourceException broken(String name) {
        return new TableSourceException(
                0, "“" + name + "”不是 dBASE 表：文件头有误。", "'" + name + "' is no dBASE table: its header is broken.");
    }

    private static List<DbfField> fields(ByteBuffer described) {
        List<DbfField> fields = new ArrayList<>();
        int offset = 1;
        while (described.remaining() >= FIELD_BYTES && described.get(described.position()) != END) {
            ByteBuffer field = described.slice(described.position(), FIELD_BYTES);
            int length = 0;
            while (length < NAME_BYTES && field.get(length) != 0) {
                length++;
            }
            byte[] name = new byte[length];
            field.get(0, name);
            char type = (char) field.get(NAME_BYTES);
            int width = Byte.toUnsignedInt(field.get(16));
            int decimals = Byte.toUnsignedInt(field.get(17));
            // Long texts keep the upper half of their length where numbers have their decimals.
            int bytes = type == 'C' ? width + 256 * decimals : width;
            fields.add(new DbfField(name, type, offset, bytes, type == 'C' ? 0 : decimals));
            offset += bytes;
            described.position(described.position() + FIELD_BYTES);
        }
        return fields;
    }

    /** The encoding that the texts of the first records have; what the header says is often wrong. */
    DetectedEncoding detect(FileBytes bytes) throws IOException {
        ByteArrayOutputStream texts = new ByteArrayOutputStream();
        for (DbfField field : fields) {
            boolean full = field.name().length >= NAME_BYTES - 1;
            texts.writeBytes(full ? EncodingDetector.withoutCutEnd(field.name()) : field.name());
            texts.write('\n');
        }
        try (LittleEndian in = LittleEndian.open(bytes, name)) {
            in.take(headerLength, 0);
            for (long i = 0; i < records && texts.size() < LOOKED_AT; i++) {
                byte[] record = in.take(recordLength, i + 1).array();
                for (DbfField field : fields) {
                    if (field.type() == 'C') {
                        byte[] text = Arrays.copyOfRange(record, field.offset(), field.offset() + field.length());
                        texts.writeBytes(EncodingDetector.withoutCutEnd(text));
                        texts.write('\n');
                    }
                }
            }
        }
        return EncodingDetector.detectLines(texts.toByteArray());
    }
}
