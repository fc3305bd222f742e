package pilotcity.portal.face.open311;

import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.RoutingContext;
import pilotcity.portal.face.open311.answer.AnswerDocument;
import pilotcity.portal.face.open311.answer.Open311XmlWriter;
import pilotcity.portal.kernel.http.Answers;
import pilotcity.portal.kernel.http.Problem;

/** The two formats, each at an address of its own. */
enum Format {
    XML("text/xml; charset=utf-8") {
        @Override
        Buffer write(AnswerDocument answerDocument) {
            return Open311XmlWriter.write(answerDocument);
        }
    },
    JSON(Answers.JSON) {
        @Override
        Buffer write(AnswerDocument answerDocument) {
            return JsonWriter.write(answerDocument);
        }
    };

    private final String type;

    Format(String type) {
        this.type = type;
    }

    /** The value of {@code Content-Type}. */
    String type() {
        return type;
    }

    abstract Buffer write(AnswerDocument answerDocument);

    /** @throws Problem BAD_REQUEST for another format */
    static Format of(RoutingContext context) {
        return switch (Answers.path(context, "format")) {
            case "xml" -> XML;
            case "json" -> JSON;
            default -> throw unknown();
        };
    }

    static Problem unknown() {
        return Problem.of(Problem.Kind.BAD_REQUEST, "the address must end in .xml or .json");
    }

    /** The format of an error: the one that was asked for, as far as that can be told. */
    static Format ofError(RoutingContext context) {
        return String.valueOf(context.request().path()).endsWith(".json") ? JSON : XML;
    }
}
