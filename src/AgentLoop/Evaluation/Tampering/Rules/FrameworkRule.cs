namespace AgentLoop;

/// <summary>Test frameworks, or what they compare with, made to say what one likes.</summary>
internal sealed class FrameworkRule : ITamperingRule
{
    public IEnumerable<Finding> Find(GuardedChange change)
    {
        foreach (FileEdit edit in change.Edits.Where(edit => !edit.IsDeleted))
        {
            if (edit.OldPath != edit.NewPath && ShadowedNames.Shadow(edit.NewPath!) is { } name)
                yield return TamperingRule.Error(TamperingRule.Framework, edit.NewPath, 0, $"\"{edit.NewPath}\" would be loaded in place of {name}.");
            else if (TestSettingFiles.RunTests(edit.NewPath!))
                yield return TamperingRule.Error(TamperingRule.Framework, edit.NewPath, 0, $"\"{edit.NewPath}\" stands among the programs and packages that tests are run by.");
            if (change.AfterOf(edit) is not { } after)
                continue;
            List<string> known = [.. change.BeforeOf(edit) is { } before ? In(before, edit).Select(patch => patch.Text) : []];
            foreach (FrameworkPatch patch in In(after, edit).Where(patch => !known.Remove(patch.Text)))
                yield return TamperingRule.Make(patch.Severity, TamperingRule.Framework, edit.NewPath, patch.Line, $"{patch.Why}: {patch.Text}.");
        }
    }

    private static IEnumerable<FrameworkPatch> In(GuardedFile file, FileEdit edit) =>
        edit.Kind == TestFileKind.Product ? FrameworkPatches.In(file).Concat(RunnerReach.In(file.Source)).DistinctBy(patch => (patch.Line, patch.Severity)) : FrameworkPatches.In(file);
}
