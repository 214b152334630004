using System.Collections.Frozen;

namespace AgentLoop;

/// <summary>Functions and files whose names have words in common with failing tests and with the goal.</summary>
internal sealed class NameSuspicion : ISuspicion
{
    private const double Strongest = 0.5;

    private static readonly FrozenSet<string> Common = SourceLanguages.Words("""
        test tests should returns return when then given with for the and not from that this does has have fix failing fails fail bug
        make pass passes are all its value values get set result expected actual assert equal equals error exception system int string
        bool type true false null none object unit
        """);

    private readonly HashSet<string> words;
    private readonly Dictionary<string, double> byName = new(StringComparer.Ordinal);

    public NameSuspicion(FailureEvidence evidence) =>
        words = [.. evidence.Failing.Select(t => t.Name).Append(evidence.Goal).SelectMany(IdentifierWords.Split).Where(IsTelling)];

    public double Of(SourceFile file, int line)
    {
        double name = file.Functions.AtLine(line) is { } function ? Overlap(function.Name) : 0;
        return Strongest * Math.Max(name, Overlap(SourcePaths.Stem(file.Path)) * 0.5);
    }

    /// <summary>Which part of a name's words is among those of the failure.</summary>
    public double Overlap(string name)
    {
        if (byName.TryGetValue(name, out double known))
            return known;
        List<string> own = [.. IdentifierWords.Split(name).Where(IsTelling)];
        return byName[name] = own.Count == 0 ? 0 : (double)own.Count(words.Contains) / own.Count;
    }

    private static bool IsTelling(string word) => word.Length > 2 && !Common.Contains(word);
}
