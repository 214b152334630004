namespace AgentLoop;

/// <summary>Functions that failing tests name, directly or through other functions.</summary>
internal sealed class ReachSuspicion(IReadOnlyDictionary<string, double> reached, IReadOnlySet<string> testWords) : ISuspicion
{
    private const double OtherType = 0.75;
    private const double OutsideOfFunctions = 0.3;
    private const double Head = 0.45;

    private readonly Dictionary<string, double> byFile = new(StringComparer.Ordinal);

    public double Of(SourceFile file, int line)
    {
        SourceFunction? function = file.Functions.AtLine(line);
        double type = testWords.Contains(SourcePaths.Stem(file.Path)) ? 1 : OtherType;
        if (function is null)
            return OutsideOfFunctions * type * FileReach(file);
        double reach = reached.GetValueOrDefault(function.Name) * type;
        bool head = file.Code[function.NameIndex].Line == line && file.Code[function.Body.Last].Line > line;
        return head ? reach * Head : reach;
    }

    private double FileReach(SourceFile file)
    {
        if (!byFile.TryGetValue(file.Path, out double reach))
            byFile[file.Path] = reach = file.Functions.All.Select(f => reached.GetValueOrDefault(f.Name)).DefaultIfEmpty().Max();
        return reach;
    }
}
