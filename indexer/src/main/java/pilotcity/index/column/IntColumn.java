package pilotcity.index.column;

/** For fields with more values than a short holds. */
final class IntColumn extends OrdinalColumn implements OrdinalColumn.Writable {
    private final int[] values;

    IntColumn(String field, int slots, int documents) {
        super(field, slots);
        this.values = new int[documents];
    }

    @Override
    public void set(int document, int slot) {
        values[document] = slot;
    }

    @Override
    public OrdinalColumn column() {
        return this;
    }

    @Override
    public void count(int[] documents, int size, int[] counts) {
        for (int i = 0; i < size; i++) {
            counts[values[documents[i]]]++;
        }
    }

    @Override
    public void countRange(int from, int to, int[] counts) {
        for (int i = from; i < to; i++) {
            counts[values[i]]++;
        }
    }

    @Override
    public int slot(int document) {
        return values[document];
    }
}
