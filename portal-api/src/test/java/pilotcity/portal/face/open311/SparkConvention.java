package pilotcity.portal.face.open311;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/**
 * The Spark convention (wiki.open311.org/JSON_and_XML_Conversion), written from its description alone: children of one
 * name are a list, children of several an object, nothing is null; the root has no name.
 */
final class SparkConvention {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    /** What is a number or a boolean, which XML does not say. */
    private static final Set<String> NUMBERS =
            Set.of("lat", "long", "order", "width", "height", "disputes", "location_accuracy");

    private static final Set<String> FLAGS = Set.of("metadata", "variable", "required", "overdue", "simulated");

    private SparkConvention() {}

    static Document parse(String xml) {
        try {
            return DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)));
        } catch (Exception e) {
            throw new AssertionError(xml, e);
        }
    }

    static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (Exception e) {
            throw new AssertionError(text, e);
        }
    }

    /** The JSON of an XML answer. An empty root is an empty list. */
    static JsonNode of(String xml) {
        Element root = parse(xml).getDocumentElement();
        return children(root).isEmpty() ? NODES.arrayNode() : value(root);
    }

    private static JsonNode value(Element element) {
        List<Element> children = children(element);
        if (children.isEmpty()) {
            return leaf(element);
        }
        Set<String> names = children.stream().map(Element::getTagName).collect(Collectors.toSet());
        if (names.size() == 1) {
            ArrayNode list = NODES.arrayNode();
            children.forEach(child -> list.add(value(child)));
            return list;
        }
        ObjectNode object = NODES.objectNode();
        children.forEach(child -> object.set(child.getTagName(), value(child)));
        return object;
    }

    private static JsonNode leaf(Element element) {
        String text = element.getTextContent();
        if (text.isEmpty()) {
            return NODES.nullNode();
        }
        String name = element.getTagName();
        boolean faultCode =
                name.equals("code") && element.getParentNode().getNodeName().equals("error");
        if (NUMBERS.contains(name) || faultCode) {
            return json(new BigDecimal(text).toPlainString());
        }
        return FLAGS.contains(name) ? NODES.booleanNode(Boolean.parseBoolean(text)) : NODES.textNode(text);
    }

    private static List<Element> children(Element element) {
        List<Element> children = new ArrayList<>();
        for (Node node = element.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element child) {
                children.add(child);
            }
        }
        return children;
    }
}
