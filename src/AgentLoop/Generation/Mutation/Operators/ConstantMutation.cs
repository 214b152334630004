namespace AgentLoop;

/// <summary>
/// Another literal of the file, nearest first, or the empty text (literal mutation in TBar, Liu et al. 2019; the ingredients of
/// GenProg, Le Goues et al. 2012).
/// </summary>
internal sealed class ConstantMutation : IMutationOperator
{
    private const int Reach = 400;
    private const int MostNumbers = 4;
    private const int MostTexts = 3;

    public IEnumerable<Mutation> Propose(MutationSite site) => site.Token.Kind switch
    {
        SourceTokenKind.Number => Others(site, MostNumbers, 0.1),
        SourceTokenKind.Text when site.Function is not null => [.. Others(site, MostTexts, 0.07), .. Empty(site)],
        _ => [],
    };

    private static IEnumerable<Mutation> Others(MutationSite site, int most, double likelihood) =>
        Near(site).Where(t => t.Kind == site.Token.Kind && !t.Is(site.Token.Text))
            .Select(t => t.Text)
            .Distinct(StringComparer.Ordinal)
            .Take(most)
            .Select((text, i) => site.Replace(MutationKind.Literal, text, likelihood * Math.Pow(0.85, i)));

    private static IEnumerable<CodeToken> Near(MutationSite site)
    {
        for (int distance = 1; distance < Reach; distance++)
        {
            yield return site.File.At(site.Index - distance);
            yield return site.File.At(site.Index + distance);
        }
    }

    private static Mutation[] Empty(MutationSite site)
    {
        char quote = site.Token.Text[^1];
        bool plain = site.Token.Text.Length > 2 && site.Token.Text[0] == quote;
        bool blank = site.Token.Text is "\" \"" or "' '";
        return plain
            ? [site.Replace(MutationKind.Literal, $"{quote}{quote}", blank ? 0.2 : 0.04)]
            : site.Token.Text is "\"\"" or "''" ? [site.Replace(MutationKind.Literal, $"{quote} {quote}", 0.2)] : [];
    }
}
