package pilotcity.portal.kernel.http.request;

import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.DefaultFullHttpRequest;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.multipart.Attribute;
import io.netty.handler.codec.http.multipart.DefaultHttpDataFactory;
import io.netty.handler.codec.http.multipart.FileUpload;
import io.netty.handler.codec.http.multipart.HttpPostRequestDecoder;
import io.netty.handler.codec.http.multipart.HttpPostRequestDecoder.ErrorDataDecoderException;
import io.netty.handler.codec.http.multipart.HttpPostRequestDecoder.TooManyFormFieldsException;
import io.netty.handler.codec.http.multipart.InterfaceHttpData;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.function.BiConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import pilotcity.index.kind.Label;
import pilotcity.portal.kernel.problem.Problem;

/** Bodies as forms send them (RFC 7578, or the URL standard). All of it stays in memory. */
public final class FormParser {
    private static final int MOST_FIELDS = 500;

    private static final Pattern BOUNDARY =
            Pattern.compile(";\\s*boundary=(?:\"([^\"]{1,70})\"|([^\\s;\"]{1,70}))", Pattern.CASE_INSENSITIVE);

    private FormParser() {}

    /** Whether a body of this type is a form. */
    public static boolean isForm(@Nullable String contentType) {
        String type = contentType == null ? "" : contentType.toLowerCase(Locale.ROOT);
        return type.startsWith("application/x-www-form-urlencoded") || type.startsWith("multipart/form-data");
    }

    /**
     * Hands every field to {@code sink}, in order: its name, and a {@code String} or, of a file, a {@code byte[]}.
     *
     * @throws Problem when the form cannot be read
     */
    public static void read(String contentType, Buffer body, BiConsumer<String, Object> sink) {
        if (contentType.toLowerCase(Locale.ROOT).startsWith("application/x-www-form-urlencoded")) {
            UnicodeCheck.requireUtf8(body.toString(StandardCharsets.ISO_8859_1));
        }
        requireBoundary(contentType);
        requireEnd(contentType, body);
        FullHttpRequest request = new DefaultFullHttpRequest(
                HttpVersion.HTTP_1_1, HttpMethod.POST, "/", Unpooled.wrappedBuffer(body.getBytes()));
        request.headers().set(HttpHeaderNames.CONTENT_TYPE, contentType);
        HttpPostRequestDecoder decoder = null;
        try {
            decoder = new HttpPostRequestDecoder(
                    new DefaultHttpDataFactory(false), request, StandardCharsets.UTF_8, MOST_FIELDS, 0);
            for (InterfaceHttpData part : decoder.getBodyHttpDatas()) {
                add(part, sink);
            }
        } catch (TooManyFormFieldsException e) {
            throw Problem.of(Problem.Kind.BAD_REQUEST, "a form has at most " + MOST_FIELDS + " fields");
        } catch (ErrorDataDecoderException | IllegalArgumentException | IndexOutOfBoundsException e) {
            throw Problem.of(Problem.Kind.BAD_REQUEST, new Label("表单无法读取", "the form cannot be read"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            if (decoder != null) {
                decoder.destroy();
            }
        }
    }

    /** @throws Problem when parts are announced and nothing says where they end (RFC 2046, clause 5.1.1) */
    public static void requireBoundary(@Nullable String contentType) {
        if (contentType != null
                && contentType.toLowerCase(Locale.ROOT).startsWith("multipart/")
                && !BOUNDARY.matcher(contentType).find()) {
            throw Problem.of(Problem.Kind.UNSUPPORTED_MEDIA_TYPE, "the boundary of the parts is missing");
        }
    }

    /**
     * A body of parts that was cut off on its way has no end (RFC 2046, clause 5.1.1); what is missing would go unseen.
     */
    private static void requireEnd(String contentType, Buffer body) {
        Matcher boundary = BOUNDARY.matcher(contentType);
        if (!boundary.find() || !contentType.toLowerCase(Locale.ROOT).startsWith("multipart/")) {
            return;
        }
        String between = boundary.group(1) == null ? boundary.group(2) : boundary.group(1);
        if (!contains(body, ("--" + between + "--").getBytes(StandardCharsets.ISO_8859_1))) {
            throw Problem.of(Problem.Kind.BAD_REQUEST, "the form is cut off: the end of its last part is missing");
        }
    }

    /** What is looked for is near the end, and photos before it are long. */
    private static boolean contains(Buffer body, byte[] sought) {
        for (int start = body.length() - sought.length; start >= 0; start--) {
            int at = 0;
            while (at < sought.length && body.getByte(start + at) == sought[at]) {
                at++;
            }
            if (at == sought.length) {
                return true;
            }
        }
        return false;
    }

    private static void add(InterfaceHttpData part, BiConsumer<String, Object> sink) throws IOException {
        switch (part) {
            case FileUpload file
            when file.length() > 0 || !file.getFilename().isEmpty() -> sink.accept(part.getName(), file.get());
            // a browser sends an empty part for a file input without a file
            case FileUpload _ -> {}
            case Attribute text -> sink.accept(part.getName(), text(part.getName(), text.get()));
            default -> throw Problem.field(part.getName(), "is no field of a form");
        }
    }

    private static String text(String name, byte[] bytes) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw Problem.field(name, UnicodeCheck.NOT_UTF8);
        }
    }
}
