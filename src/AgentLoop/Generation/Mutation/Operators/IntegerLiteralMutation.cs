using System.Globalization;

namespace AgentLoop;

/// <summary>A whole number that is off by one (the inline constant mutator of PIT; literal mutation in TBar, Liu et al. 2019).</summary>
internal sealed class IntegerLiteralMutation : IMutationOperator
{
    private const int LongestNumber = 9;

    public IEnumerable<Mutation> Propose(MutationSite site)
    {
        if (site.Token.Kind != SourceTokenKind.Number || site.Token.Text.Length > LongestNumber)
            yield break;
        if (!int.TryParse(site.Token.Text, NumberStyles.None, CultureInfo.InvariantCulture, out int number))
            yield break;
        bool divides = site.Previous.Text is "%" or "/" or "*";
        double weight = divides ? 0.5 : number > 10 ? 0.6 : BeginsLoop(site) ? 1.3 : 1;
        yield return Number(site, number + 1, (number == 0 ? 0.46 : number == 1 ? 0.3 : 0.36) * weight);
        if (number > 0)
            yield return Number(site, number - 1, (number == 1 ? 0.44 : 0.34) * (divides && number == 1 ? 0.1 : weight));
        else if (MayBeNegative(site))
            yield return Number(site, -1, 0.2);
        if (site.Previous.Is("-") && !Operands.IsBinary(site.File, site.Index - 1))
            yield return site.Replace(MutationKind.OffByOne, new CodeRange(site.Index - 1, site.Index), "0", 0.3);
    }

    private static bool BeginsLoop(MutationSite site) =>
        site.Previous.Is("=") && site.File.Enclosing[site.Index] is int open && open > 0 && site.File.Is(open - 1, "for");

    private static bool MayBeNegative(MutationSite site) =>
        site.Previous.Text is "=" or "return" or "(" or "," or ">" or ">=" or "<" or "==" or "!=" or ":" or "?"
            || (site.Previous.Is("[") && site.Language.IsIndented);

    private static Mutation Number(MutationSite site, int number, double likelihood) =>
        site.Replace(MutationKind.OffByOne, number.ToString(CultureInfo.InvariantCulture), likelihood);
}
