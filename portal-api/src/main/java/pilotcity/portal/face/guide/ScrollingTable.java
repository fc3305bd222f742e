package pilotcity.portal.face.guide;

import java.util.ArrayList;
import java.util.List;
import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.CustomBlock;
import org.commonmark.node.Node;

/** A table that scrolls by itself where the screen is narrower. */
final class ScrollingTable extends CustomBlock {
    static void wrapTables(Node document) {
        List<TableBlock> tables = new ArrayList<>();
        document.accept(new AbstractVisitor() {
            @Override
            public void visit(CustomBlock block) {
                if (block instanceof TableBlock table) {
                    tables.add(table);
                }
            }
        });
        for (TableBlock table : tables) {
            ScrollingTable scroll = new ScrollingTable();
            table.insertBefore(scroll);
            scroll.appendChild(table);
        }
    }
}
