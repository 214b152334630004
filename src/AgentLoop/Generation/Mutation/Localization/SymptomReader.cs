using System.Globalization;
using System.Text.RegularExpressions;

namespace AgentLoop;

/// <summary>Reads symptoms from the messages of failing tests.</summary>
internal static partial class SymptomReader
{
    private const int LongestText = 4096;
    private const int Timeout = 10_000;
    private const string Value = @"-?\d+(?:\.\d+)?|true|false";

    private static readonly (Symptom Symptom, string[] Signs)[] Signs =
    [
        (Symptom.OutOfRange, ["IndexOutOfRange", "ArgumentOutOfRange", "IndexError", "out of range", "out of bounds", "OutOfBounds",
            "Index was outside"]),
        (Symptom.NullReference, ["NullReference", "ArgumentNull", "NoneType", "NullPointer", "of undefined", "of null", "nil pointer",
            "Object reference not set", "is not a function"]),
        (Symptom.DivisionByZero, ["DivideByZero", "ZeroDivision", "divide by zero", "division by zero", "/ by zero", "NaN", "Infinity"]),
        (Symptom.Endless, ["StackOverflow", "RecursionError", "Maximum call stack", "timed out", "timeout", "Timeout", "stack overflow",
            "OutOfMemory"]),
        (Symptom.MissingException, ["No exception was thrown", "DID NOT RAISE", "Missing expected exception", "did not throw",
            "but nothing was thrown", "not raised"]),
        (Symptom.WrongOrder, ["Collections differ", "Sequences differ", "lists differ", "At index", "deep-equal", "deepEqual"]),
        (Symptom.WrongText, ["Strings differ", "String lengths"]),
    ];

    public static IReadOnlySet<Symptom> Read(FailureEvidence evidence)
    {
        HashSet<Symptom> found = [];
        foreach (string text in evidence.Texts.Where(t => !ReferenceEquals(t, evidence.Goal))
            .Select(t => t.Length > LongestText ? t[..LongestText] : t))
        {
            found.UnionWith(Signs.Where(s => Array.Exists(s.Signs, sign => text.Contains(sign, StringComparison.Ordinal)))
                .Select(s => s.Symptom));
            foreach (Regex format in new[] { ExpectedActual(), GotWant(), Operator() })
            {
                if (format.Match(text) is { Success: true } match
                    && Compare(match.Groups["e"].Value, match.Groups["a"].Value) is { } symptom)
                    found.Add(symptom);
            }
        }

        return found;
    }

    private static Symptom? Compare(string expected, string actual)
    {
        if (bool.TryParse(expected, out bool _))
            return Symptom.WrongTruth;
        if (!Parse(expected, out double e) || !Parse(actual, out double a) || e.Equals(a))
            return null;
        if (Math.Abs(Math.Abs(e - a) - 1) < 1e-9)
            return Symptom.OffByOne;
        return e.Equals(-a) ? Symptom.WrongSign : Symptom.WrongNumber;
    }

    private static bool Parse(string text, out double number) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out number);

    [GeneratedRegex(
        @"expected(?: value)?\W{0,6}?(?<e>" + Value + @")\b[\s\S]{0,120}?(?:actual|but was|received|got|found)\W{0,6}?(?<a>" + Value + @")\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, Timeout)]
    private static partial Regex ExpectedActual();

    [GeneratedRegex(@"\b(?:got|=)\W{0,4}?(?<a>" + Value + @")\b\W{0,6}(?:want|expected)(?:ed)?\W{0,4}?(?<e>" + Value + @")\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, Timeout)]
    private static partial Regex GotWant();

    [GeneratedRegex(@"(?<![\w.])(?<a>" + Value + @") *(?:==|!=|===|!==|is) *(?<e>" + Value + @")\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, Timeout)]
    private static partial Regex Operator();
}
