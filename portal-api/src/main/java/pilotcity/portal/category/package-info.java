/** What a record can be about: the tree of categories, what each asks, and who answers. */
@NullMarked
package pilotcity.portal.category;

import org.jspecify.annotations.NullMarked;
