package pilotcity.portal.kernel.table.source.detection;

import java.util.List;
import pilotcity.index.kind.Label;
import pilotcity.portal.kernel.table.source.ReadingOptions;
import pilotcity.portal.kernel.table.source.TableFile;
import pilotcity.portal.kernel.table.source.TableFormat;
import pilotcity.portal.kernel.table.source.TableReader;

/** A table file that is another one, but for what it does otherwise. */
interface WrappedTableFile extends TableFile {
    TableFile inner();

    @Override
    default TableFormat format() {
        return inner().format();
    }

    @Override
    default List<String> tables() {
        return inner().tables();
    }

    @Override
    default ReadingOptions detected(String table) {
        return inner().detected(table);
    }

    @Override
    default List<Label> notes() {
        return inner().notes();
    }

    @Override
    default TableReader read(String table, ReadingOptions options) {
        return inner().read(table, options);
    }

    @Override
    default void close() {
        inner().close();
    }
}
