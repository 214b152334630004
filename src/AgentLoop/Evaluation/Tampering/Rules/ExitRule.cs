namespace AgentLoop;

/// <summary>Code that ends the process as if all were well, before the runner can say otherwise.</summary>
internal sealed class ExitRule : ITamperingRule
{
    public IEnumerable<Finding> Find(GuardedChange change)
    {
        int old = change.Before.Sum(file => SuccessfulExits.In(file).Count());
        int now = change.After.Sum(file => SuccessfulExits.In(file).Count());
        if (now <= old)
            yield break;
        foreach (GuardedFile file in change.After)
        {
            HashSet<string> known = change.Before.Where(before => before.Source.Path == file.Source.Path).SelectMany(SuccessfulExits.In).Select(exit => exit.Function).ToHashSet(StringComparer.Ordinal);
            foreach ((string call, string function, int line) in SuccessfulExits.In(file).Where(exit => !known.Contains(exit.Function)))
                yield return TamperingRule.Error(TamperingRule.Exit, file.Source.Path, line, $"\"{call}\" ends the process with success, whatever was found until then.");
        }
    }
}
