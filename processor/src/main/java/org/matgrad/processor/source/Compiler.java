package org.matgrad.processor.source;

import com.sun.source.util.Trees;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;

/** What the compiler tells of the whole compilation. */
record Compiler(Trees trees, Elements elements, Types types, Registrations registrations, OwnCompanions companions) {}
