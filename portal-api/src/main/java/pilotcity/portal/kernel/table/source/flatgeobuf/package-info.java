/**
 * FlatGeobuf 3.
 *
 * <p>FlatGeobufFile reads header and columns; FlatGeobufReader goes through the features after it has checked every length that they give.
 *
 * <p>It uses no spatial index: all features are read, in their order.
 */
@NullMarked
package pilotcity.portal.kernel.table.source.flatgeobuf;

import org.jspecify.annotations.NullMarked;
