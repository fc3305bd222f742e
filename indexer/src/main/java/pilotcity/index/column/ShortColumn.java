package pilotcity.index.column;

/** For fields with up to 65,535 values. */
final class ShortColumn extends OrdinalColumn implements OrdinalColumn.Writable {
    private final short[] values;

    ShortColumn(String field, int slots, int documents) {
        super(field, slots);
        this.values = new short[documents];
    }

    @Override
    public void set(int document, int slot) {
        values[document] = (short) slot;
    }

    @Override
    public OrdinalColumn column() {
        return this;
    }

    @Override
    public void count(int[] documents, int size, int[] counts) {
        for (int i = 0; i < size; i++) {
            counts[values[documents[i]] & 0xFFFF]++;
        }
    }

    @Override
    public void countRange(int from, int to, int[] counts) {
        for (int i = from; i < to; i++) {
            counts[values[i] & 0xFFFF]++;
        }
    }

    @Override
    public int slot(int document) {
        return values[document] & 0xFFFF;
    }
}
