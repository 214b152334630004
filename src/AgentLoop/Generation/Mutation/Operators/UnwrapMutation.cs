using System.Collections.Frozen;

namespace AgentLoop;

/// <summary>
/// A call that goes and leaves its argument, or what it was called on (the expression remover of PAR, Kim et al. 2013; argument
/// propagation in PraPR, Ghanbari et al. 2019).
/// </summary>
internal sealed class UnwrapMutation : IMutationOperator
{
    /// <summary>Functions that shape a value, so that the value may have been meant without.</summary>
    private static readonly FrozenSet<string> Shaping = SourceLanguages.Words("""
        Abs abs Floor floor Ceiling ceil Round round Trim trim strip ToLower ToUpper lower upper toLowerCase toUpperCase Reverse
        reverse reversed sorted list set int str Distinct Skip Take slice sort OrderBy OrderByDescending trunc Number String len
        Sqrt sqrt
        """);

    public IEnumerable<Mutation> Propose(MutationSite site)
    {
        if (!site.OpensCall || site.Function is null || !site.Previous.IsIdentifier)
            return [];
        int close = site.File.Match[site.Index];
        IReadOnlyList<CodeRange> arguments = Arguments.Of(site.File, site.Index);
        bool statement = site.File.Is(close + 1, ";") || site.File.At(close + 1).StartsLine;
        bool chained = site.File.At(site.Index - 2).Text is "." or "?.";
        bool onVariable = chained && !IsType(site.File, site.Index - 3);
        if (onVariable && !(statement && arguments.Count > 0))
            return [new Mutation(MutationKind.Wrapping, site.File.Code[site.Index - 3].End, site.File.Code[close].End, "",
                Shaping.Contains(site.Previous.Text) ? 0.22 : 0.04)];
        return statement && !IsValue(site) ? [] : Argument(site, chained, arguments, close);
    }

    private static IEnumerable<Mutation> Argument(MutationSite site, bool chained, IReadOnlyList<CodeRange> arguments, int close)
    {
        bool recursive = site.Function!.Name.Equals(site.Previous.Text, StringComparison.Ordinal);
        CodeRange whole = new(chained ? site.Index - 3 : site.Index - 1, close);
        if (site.File.At(whole.First - 1).Text is "." or "new" or "await")
            return [];
        double likelihood = Shaping.Contains(site.Previous.Text) ? 0.22 : recursive ? 0.08 : 0.05;
        return arguments.Take(2).Select(a =>
            site.Replace(MutationKind.Wrapping, whole, Enclosed(site.TextOf(a), a.Count), likelihood / arguments.Count));
    }

    private static string Enclosed(string text, int tokens) => tokens > 1 ? $"({text})" : text;

    private static bool IsType(SourceFile file, int index) =>
        file.At(index).Text is "Math" or "math" or "np" or "this" or "self"
            || (file.At(index).IsIdentifier && char.IsUpper(file.At(index).Text[0]) && !file.Is(index - 1, "."));

    private static bool IsValue(MutationSite site)
    {
        int first = site.File.Is(site.Index - 2, ".") ? site.Index - 3 : site.Index - 1;
        CodeToken before = site.File.At(first - 1);
        return !before.EndsOperand && !site.File.At(first).StartsLine && before.Text is not (";" or "{" or "}" or "");
    }
}
