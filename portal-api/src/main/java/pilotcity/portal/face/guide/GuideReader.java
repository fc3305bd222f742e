package pilotcity.portal.face.guide;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import pilotcity.portal.face.shared.page.Language;

/** Reads one guide: its page, its sections, and where it leads to. */
final class GuideReader {
    private static final Set<TablesExtension> EXTENSIONS = Set.of((TablesExtension) TablesExtension.create());
    private static final Parser PARSER = Parser.builder().extensions(EXTENSIONS).build();

    private GuideReader() {}

    /**
     * @param path its address below {@code /guide}
     * @param file where it lies, seen from the folder of the guides
     */
    static Guide read(Language language, String path, Path file, String text) {
        Node document = PARSER.parse(text);
        GuideOutline outline = GuideOutline.of(document);
        GuideLinks links = new GuideLinks(file);
        List<String> leads = new ArrayList<>();
        document.accept(new AbstractVisitor() {
            @Override
            public void visit(Link link) {
                links.guide(link.getDestination()).ifPresent(found -> leads.add(found.path()));
                visitChildren(link);
            }
        });
        ScrollingTable.wrapTables(document);
        HtmlRenderer renderer = HtmlRenderer.builder()
                .escapeHtml(true)
                .sanitizeUrls(true)
                .extensions(EXTENSIONS)
                .nodeRendererFactory(context -> new GuideHtml(context, links, language))
                .attributeProviderFactory(context -> (node, tag, attributes) ->
                        outline.anchor(node).ifPresent(anchor -> attributes.put("id", anchor)))
                .build();
        return new Guide(
                path,
                language,
                outline.sections().getFirst().title(),
                renderer.render(document),
                outline.sections(),
                leads);
    }
}
