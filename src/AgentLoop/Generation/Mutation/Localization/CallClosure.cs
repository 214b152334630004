namespace AgentLoop;

/// <summary>Spreads suspicion from functions to those they call.</summary>
internal static class CallClosure
{
    private const int Depth = 5;
    private const double Decay = 0.85;

    /// <summary>The names of functions, with the suspicion they have themselves or from a caller.</summary>
    public static Dictionary<string, double> Spread(IReadOnlyDictionary<string, double> reached, IReadOnlyList<SourceFile> files)
    {
        Dictionary<string, HashSet<string>> calls = Calls(files);
        Dictionary<string, double> scores = reached.Where(r => calls.ContainsKey(r.Key)).ToDictionary(StringComparer.Ordinal);
        List<string> wave = [.. scores.Keys];
        for (int level = 0; level < Depth && wave.Count > 0; level++)
        {
            List<string> next = [];
            foreach (string caller in wave)
            {
                foreach (string callee in calls[caller])
                {
                    double score = scores[caller] * Decay;
                    if (score <= scores.GetValueOrDefault(callee))
                        continue;
                    scores[callee] = score;
                    next.Add(callee);
                }
            }

            wave = next;
        }

        return scores;
    }

    private static Dictionary<string, HashSet<string>> Calls(IReadOnlyList<SourceFile> files)
    {
        Dictionary<string, HashSet<string>> calls = new(StringComparer.Ordinal);
        foreach (SourceFunction function in files.SelectMany(f => f.Functions.All))
            calls.TryAdd(function.Name, new HashSet<string>(StringComparer.Ordinal));
        foreach (SourceFile file in files)
        {
            foreach (SourceFunction function in file.Functions.All)
            {
                for (int i = function.Body.First; i <= function.Body.Last; i++)
                {
                    if (file.Code[i].IsIdentifier && calls.ContainsKey(file.Code[i].Text))
                        calls[function.Name].Add(file.Code[i].Text);
                }
            }
        }

        return calls;
    }
}
