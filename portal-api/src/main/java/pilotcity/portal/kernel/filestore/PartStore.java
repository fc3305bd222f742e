package pilotcity.portal.kernel.filestore;

import java.io.InputStream;
import java.util.function.Consumer;

/**
 * Small pieces under names such as {@code uploads/3f…/0}: letters, digits, {@code -}, {@code .} and {@code /}. A name
 * is written once; what is there is durable and whole. Blocks, and fails as {@link FileStore} does.
 */
public interface PartStore {

    /** @param length of {@code content} in bytes */
    void put(String name, InputStream content, long length);

    InputStream open(String name);

    boolean has(String name);

    /** Nothing happens where there is none. */
    void delete(String name);

    /** Every part whose name begins with {@code prefix}, which ends in {@code /}. */
    void list(String prefix, Consumer<ListedFile> sink);
}
