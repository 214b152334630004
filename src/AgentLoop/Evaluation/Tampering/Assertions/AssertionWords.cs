using System.Collections.Frozen;

namespace AgentLoop;

/// <summary>The words of assertions in the usual frameworks.</summary>
internal static class AssertionWords
{
    private static readonly string[] Beginnings = ["assert", "expect", "verify", "should", "require", "ensure", "refute", "check", "must"];

    private static readonly FrozenSet<string> Receivers = SourceLanguages.Words(
        "Assert Assertions CollectionAssert StringAssert ClassicAssert FileAssert assert require Assume chai must softly XCTAssert");

    private static readonly FrozenSet<string> TestHandleMethods = SourceLanguages.Words("""
        is not deepEqual notDeepEqual equal notEqual same notSame truthy falsy throws throwsAsync like ok notOk strictEqual match regex true false pass fail snapshot
        rejects doesNotThrow deepStrictEqual assert
        """);

    private static readonly string[] WeakWords =
    [
        "notnull", "notnone", "isnotnull", "notbenull", "nottobenull", "notempty", "nottobeempty", "notbeempty", "tobedefined", "truthy", "instanceof", "isinstance", "isassignable",
        "doesnotthrow", "notthrow", "noexception", "noerror", "nothrow", "isok", "exist", "notnil", "isdefined", "ofany", "beofany", "beofin", "nottobeundefined", "notbeundefined",
        "isoftype", "beassignable", "completes", "tobeinstance",
    ];

    private static readonly string[] PartialWords =
    [
        "contain", "match", "startwith", "startswith", "endwith", "endswith", "greater", "less", "between", "inrange", "atleast", "atmost", "notequal", "notbe", "notsame", "notto",
        "hasitem", "includes", "include", "assertin", "notin", "all", "any", "never", "subset", "isne", "positive", "negative", "above", "below", "regex",
        "expectne", "assertne", "assertgt", "assertlt", "assertge", "assertle", "expectgt", "expectlt", "expectge", "expectle", "haserror", "objectcontaining",
    ];

    private static readonly string[] CloseWords = ["close", "almost", "approx", "delta", "near", "within", "epsilon", "inexact"];

    private static readonly FrozenSet<string> BooleanMethods = SourceLanguages.Words("""
        true false istrue isfalse assert asserttrue assertfalse assert! expecttrue expectfalse tobetruthy tobefalsy ok notok if check require truthy falsy betrue befalse that assertthat
        tobe.true tobe.false debugassert asserttruthy refute shouldbetrue shouldbefalse tobetrue tobefalse
        """);

    /// <summary>Whether a call of this name, on this receiver, is an assertion.</summary>
    public static bool IsAssertion(string name, string receiver, bool isScript)
    {
        if (Receivers.Contains(receiver) || (isScript && receiver == "t" && TestHandleMethods.Contains(name)))
            return true;
        if (name is "raises" or "warns" or "fail" or "fails" or "deprecated_call" or "throwsException" or "CHECK" or "REQUIRE")
            return receiver is "pytest" or "self" or "t" or "" or "Assert";
        return Array.Exists(Beginnings, word => Begins(name, word));
    }

    /// <summary>Whether it asks for the truth of an expression.</summary>
    public static bool IsBoolean(string method) => BooleanMethods.Contains(Plain(method));

    public static bool IsFailure(string method) => Plain(method) is "fail" or "fails" or "unreachable" or "assertfail" or "expectfail" or "assertunreachable";

    /// <summary>Whether it wants an exception.</summary>
    public static bool IsThrow(FoundAssertion assertion) =>
        assertion.Method.Contains("hrow", StringComparison.Ordinal) || assertion.Method.Contains("aise", StringComparison.Ordinal) || assertion.Method.Contains("rejects", StringComparison.Ordinal);

    /// <summary>How much the words of an assertion demand, where it compares.</summary>
    public static AssertionStrength StrengthOf(string method)
    {
        string plain = Plain(method);
        if (plain.Contains("snapshot", StringComparison.Ordinal) || plain.Contains("calledwith", StringComparison.Ordinal))
            return AssertionStrength.Exact;
        if (Has(plain, WeakWords))
            return AssertionStrength.Weak;
        if (Has(plain, CloseWords))
            return AssertionStrength.Close;
        return Has(plain, PartialWords) ? AssertionStrength.Partial : AssertionStrength.Exact;
    }

    /// <summary>Whether its words say that something is not so.</summary>
    public static bool IsNegative(string method)
    {
        string plain = Plain(method);
        return plain.Contains("not", StringComparison.Ordinal) || plain.Contains("false", StringComparison.Ordinal) || plain.Contains("falsy", StringComparison.Ordinal)
            || plain.StartsWith("refute", StringComparison.Ordinal) || plain.Contains("never", StringComparison.Ordinal) || plain is "assertne" or "assertne!" or "expectne"
            || plain.EndsWith("isne", StringComparison.Ordinal);
    }

    private static string Plain(string method) => method.Replace("_", "", StringComparison.Ordinal).ToLowerInvariant() is var plain && plain.Contains('.', StringComparison.Ordinal)
        ? plain.Replace("expect.", "", StringComparison.Ordinal).Replace("assertthat.", "", StringComparison.Ordinal).Replace("should.", "", StringComparison.Ordinal).Replace(".", "", StringComparison.Ordinal)
        : plain;

    private static bool Has(string plain, string[] words) => Array.Exists(words, word => plain.Contains(word, StringComparison.Ordinal));

    private static bool Begins(string name, string word)
    {
        if (!name.StartsWith(word, StringComparison.OrdinalIgnoreCase))
            return false;
        if (name.Length == word.Length)
            return true;
        char next = name[word.Length];
        return next is '_' or '!' || char.IsUpper(next) || (word is "assert" or "expect" && name.AsSpan(word.Length) is "s" or "That");
    }
}
