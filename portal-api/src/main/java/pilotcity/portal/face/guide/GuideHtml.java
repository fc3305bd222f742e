package pilotcity.portal.face.guide;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.renderer.NodeRenderer;
import org.commonmark.renderer.html.HtmlNodeRendererContext;
import org.commonmark.renderer.html.HtmlWriter;
import pilotcity.portal.face.shared.page.Language;

/** What the pages have otherwise than plain Markdown: links, code to be copied, tables that scroll. */
final class GuideHtml implements NodeRenderer {
    private static final Set<String> COMMANDS = Set.of("sh", "console");

    private final HtmlNodeRendererContext context;
    private final HtmlWriter html;
    private final GuideLinks links;
    private final Language language;

    GuideHtml(HtmlNodeRendererContext context, GuideLinks links, Language language) {
        this.context = context;
        this.html = context.getWriter();
        this.links = links;
        this.language = language;
    }

    @Override
    public Set<Class<? extends Node>> getNodeTypes() {
        return Set.of(Link.class, FencedCodeBlock.class, ScrollingTable.class);
    }

    @Override
    public void render(Node node) {
        switch (node) {
            case Link link -> link(link);
            case FencedCodeBlock block -> code(block);
            default -> scroll(node);
        }
    }

    /** Files of the repository are no pages: where they lie is written behind what was a link. */
    private void link(Link link) {
        String destination = link.getDestination();
        Optional<GuideLinks.Target> guide = links.guide(destination);
        if (guide.isPresent()) {
            GuideLinks.Target target = guide.get();
            around(link, attributes("href", language.prefix() + Guide.address(target.path()) + target.fragment()));
        } else if (GuideLinks.isOutside(destination)) {
            around(link, attributes("href", context.urlSanitizer().sanitizeLinkUrl(destination), "class", "outside"));
        } else if (GuideLinks.isAddress(destination) || destination.startsWith("#")) {
            around(link, attributes("href", destination));
        } else {
            children(link);
            html.text(language.of("（", " ("));
            html.tag("code");
            html.text(links.source(destination));
            html.tag("/code");
            html.text(language.of("）", ")"));
        }
    }

    /** Names and values by turns, in this order, so that a page is the same bytes on every node. */
    private static Map<String, String> attributes(String... pairs) {
        Map<String, String> attributes = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            attributes.put(pairs[i], pairs[i + 1]);
        }
        return attributes;
    }

    private void around(Link link, Map<String, String> attributes) {
        html.tag("a", attributes);
        children(link);
        html.tag("/a");
    }

    private void code(FencedCodeBlock block) {
        boolean command = COMMANDS.contains(block.getInfo());
        String label = command ? language.of("命令", "Command") : language.of("内容", "Text");
        html.tag("figure", attributes("class", command ? "code command" : "code"));
        html.tag("pre", attributes("tabindex", "0", "aria-label", label));
        html.tag("code");
        html.text(block.getLiteral());
        html.tag("/code");
        html.tag("/pre");
        if (command) {
            html.raw("<button type=\"button\" class=\"copy\" data-copy hidden>" + language.of("复制", "Copy")
                    + "</button>");
        }
        html.tag("/figure");
        html.line();
    }

    private void scroll(Node node) {
        html.tag(
                "div",
                attributes(
                        "class", "scroll", "tabindex", "0", "role", "group", "aria-label", language.of("表格", "Table")));
        children(node);
        html.tag("/div");
        html.line();
    }

    private void children(Node node) {
        for (Node child = node.getFirstChild(); child != null; child = child.getNext()) {
            context.render(child);
        }
    }
}
