package pilotcity.portal.kernel.table.source.parquet;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.page.DataPage;
import org.apache.parquet.column.page.DictionaryPage;
import org.apache.parquet.column.page.Page;
import org.apache.parquet.column.page.PageReadStore;
import org.apache.parquet.column.page.PageReader;
import pilotcity.portal.kernel.table.source.ReadLimits;
import pilotcity.portal.kernel.table.source.TableSourceException;

/**
 * The pages of a group of rows, of which every column holds one and a dictionary unpacked. A small file may unpack to a
 * large page in each of a thousand columns, so what all of them hold together is bounded.
 */
final class BoundedPages implements PageReadStore {
    private final PageReadStore pages;
    private final ReadLimits limits;
    private final Map<Object, Long> sizes = new HashMap<>();
    private long held;

    BoundedPages(PageReadStore pages, ReadLimits limits) {
        this.pages = pages;
        this.limits = limits;
    }

    @Override
    public PageReader getPageReader(ColumnDescriptor column) {
        return new Reader(pages.getPageReader(column));
    }

    @Override
    public long getRowCount() {
        return pages.getRowCount();
    }

    @Override
    public Optional<Long> getRowIndexOffset() {
        return pages.getRowIndexOffset();
    }

    @Override
    public Optional<java.util.PrimitiveIterator.OfLong> getRowIndexes() {
        return pages.getRowIndexes();
    }

    private void hold(Object holder, Page page) {
        held += page.getUncompressedSize();
        Long before = sizes.put(holder, (long) page.getUncompressedSize());
        held -= before == null ? 0 : before;
        if (held > limits.heldBytes()) {
            throw new TableSourceException(
                    0,
                    "Parquet 文件同时解压的页超过 %,d 字节：请写成更小的页。".formatted(limits.heldBytes()),
                    "The pages of the Parquet file unpack to more than %,d bytes side by side: write smaller pages."
                            .formatted(limits.heldBytes()));
        }
    }

    private final class Reader implements PageReader {
        private final PageReader reader;

        Reader(PageReader reader) {
            this.reader = reader;
        }

        @Override
        public DictionaryPage readDictionaryPage() {
            DictionaryPage page = reader.readDictionaryPage();
            if (page != null) {
                hold(reader, page);
            }
            return page;
        }

        @Override
        public long getTotalValueCount() {
            return reader.getTotalValueCount();
        }

        @Override
        public DataPage readPage() {
            DataPage page = reader.readPage();
            if (page != null) {
                hold(this, page);
            }
            return page;
        }
    }
}
