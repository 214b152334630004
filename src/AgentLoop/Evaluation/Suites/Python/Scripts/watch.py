# Tells what of a test framework, and of Python's own functions, was replaced while tests ran: each function, class and module that a name
# stood for, and the code of each function, are compared with what they were before anything of the repository was loaded. What test runners
# are made of is looked at after each test too, for what is put back before the end.
def watch(frameworks, *own):
    kinds = (types.FunctionType, types.BuiltinFunctionType, types.ModuleType, classmethod, staticmethod, property, type)
    home, taken, first, found, table = os.getcwd() + os.sep, [], [], {}, vars(builtins)
    vital = ("unittest.case", "_pytest.runner", "_pytest.reports", "_pytest.python.", "_pytest.unittest", "pluggy._", "the runner's")

    def place(code):
        return code.co_filename[len(home):] if code.co_filename.startswith(home) else os.path.basename(code.co_filename)

    def function(value):
        value = value.fget if isinstance(value, property) else getattr(value, "__func__", value)
        return value if isinstance(value, types.FunctionType) else None

    def take(where, owner, outer):
        space, members = vars(owner), {}
        for name, value in list(space.items()):
            if isinstance(value, kinds) and name != "_getini_unknown_type":
                code = function(value)
                members[name] = value, code, code and code.__code__, code and code.__defaults__
        entry = where, space, members, set(space), frozenset(outer)
        taken.append(entry)
        if where.startswith(vital):
            first.append(entry)

    def note():
        take("builtins", builtins, ())
        modules = [(name, module) for name, module in list(sys.modules.items()) if name.partition(".")[0] in frameworks]
        for name, module in modules:
            take(name, module, table)
            for kind in [value for value in vars(module).values() if isinstance(value, type) and value.__module__ == name]:
                take(name + "." + kind.__name__, kind, [inherited for base in kind.__mro__[1:] for inherited in vars(base)])
        for kind in own:
            take("the runner's " + kind.__name__, kind, ())

    def look(all):
        for where, space, members, names, outer in taken if all else first:
            for name, (value, code, body, defaults) in members.items():
                now = space.get(name)
                if now is not value:
                    found[where + "." + name] = now
                elif code is not None and (code.__code__ is not body or code.__defaults__ is not defaults):
                    found[where + "." + name] = code
            if len(space) != len(names):
                for name in space:
                    if name not in names and name in outer and name[:10] != "__annotate" and name[:13] != "__annotations":
                        found[where + "." + name] = space[name]

    def replaced():
        look(True)
        told = []
        for name, value in found.items():
            code = function(value)
            told.append("%s by %s" % (name, place(code.__code__) if code is not None else type(value).__name__))
        return told

    def hooks(callers):
        told = set()
        for name, caller in vars(callers).items():
            for one in getattr(caller, "get_hookimpls", list)():
                code = getattr(one.function, "__code__", None)
                where = place(code) if code else type(one.function).__name__
                parts = where.split(os.sep)
                isOfTests = parts[-1] == "conftest.py" or parts[-1].startswith("test_") or "tests" in parts or "test" in parts
                if code and code.co_filename.startswith(home) and not isOfTests and "site-packages" not in parts:
                    told.add("%s by %s" % (name, where))
        return list(told)

    return note, look, replaced, hooks
