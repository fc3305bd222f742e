package pilotcity.index.column;

/** For fields with up to 255 values. */
final class ByteColumn extends OrdinalColumn implements OrdinalColumn.Writable {
    private final byte[] values;

    ByteColumn(String field, int slots, int documents) {
        super(field, slots);
        this.values = new byte[documents];
    }

    @Override
    public void set(int document, int slot) {
        values[document] = (byte) slot;
    }

    @Override
    public OrdinalColumn column() {
        return this;
    }

    @Override
    public void count(int[] documents, int size, int[] counts) {
        for (int i = 0; i < size; i++) {
            counts[values[documents[i]] & 0xFF]++;
        }
    }

    @Override
    public void countRange(int from, int to, int[] counts) {
        for (int i = from; i < to; i++) {
            counts[values[i] & 0xFF]++;
        }
    }

    @Override
    public int slot(int document) {
        return values[document] & 0xFF;
    }
}
