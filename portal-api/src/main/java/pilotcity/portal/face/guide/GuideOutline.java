package pilotcity.portal.face.guide;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.commonmark.ext.heading.anchor.IdGenerator;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Code;
import org.commonmark.node.CustomNode;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.Heading;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.Text;

/** The headings of a guide, with the anchors that GitHub gives them, too, and the words below each. */
record GuideOutline(List<Guide.Section> sections, Map<Node, String> anchors) {
    /** The deepest heading that begins a section of its own. */
    private static final int DEEPEST = 3;

    static GuideOutline of(Node document) {
        IdGenerator ids = IdGenerator.builder().build();
        Map<Node, String> anchors = new HashMap<>();
        List<Guide.Section> sections = new ArrayList<>();
        for (Node node = document.getFirstChild(); node != null; node = node.getNext()) {
            if (node instanceof Heading heading) {
                String title = words(heading);
                String anchor = ids.generateId(title);
                anchors.put(heading, anchor);
                if (heading.getLevel() <= DEEPEST) {
                    sections.add(
                            new Guide.Section(anchor, heading.getLevel(), title, below(heading), examples(heading)));
                }
            }
        }
        return new GuideOutline(List.copyOf(sections), Map.copyOf(anchors));
    }

    Optional<String> anchor(Node node) {
        return Optional.ofNullable(anchors.get(node));
    }

    private static String below(Heading heading) {
        return under(heading).map(GuideOutline::words).collect(Collectors.joining(" "));
    }

    /** Addresses in their parts: a word is looked for, not a whole line. */
    private static String examples(Heading heading) {
        return under(heading)
                .filter(FencedCodeBlock.class::isInstance)
                .map(node -> ((FencedCodeBlock) node).getLiteral().replaceAll("[:/=&?]", " "))
                .collect(Collectors.joining("\n"));
    }

    private static Stream<Node> under(Heading heading) {
        return Stream.iterate(heading.getNext(), node -> node != null && !(node instanceof Heading), Node::getNext);
    }

    /** What {@code node} says, without the examples, which would fill every excerpt. */
    static String words(Node node) {
        StringBuilder words = new StringBuilder();
        node.accept(new Reader(words));
        return words.toString().replaceAll("\\s+", " ").strip();
    }

    private static final class Reader extends AbstractVisitor {
        private final StringBuilder words;

        Reader(StringBuilder words) {
            this.words = words;
        }

        @Override
        public void visit(Text text) {
            words.append(text.getLiteral());
        }

        @Override
        public void visit(Code code) {
            words.append(code.getLiteral());
        }

        @Override
        public void visit(SoftLineBreak end) {
            words.append(' ');
        }

        @Override
        public void visit(HardLineBreak end) {
            words.append(' ');
        }

        @Override
        public void visit(Paragraph paragraph) {
            visitChildren(paragraph);
            words.append(' ');
        }

        /** The cells of a table. */
        @Override
        public void visit(CustomNode cell) {
            visitChildren(cell);
            words.append(' ');
        }
    }
}
