namespace AgentLoop;

/// <summary>Has tests written, and runs them in copies of the repository.</summary>
internal sealed class WrittenTestsTrial(WrittenTestsEvaluatorOptions options, IReadOnlyList<TestSuite> suites, EvaluationRequest request)
{
    /// <summary>The tests of all candidates that are worth something together.</summary>
    public async ValueTask<WrittenTests> WriteAsync(CancellationToken cancellationToken)
    {
        HashSet<string> known = (await RunAsync("known", ChangeSet.Empty, cancellationToken).ConfigureAwait(false)).Tests.Select(test => test.Name).ToHashSet(StringComparer.Ordinal);
        List<FileChange> files = [];
        List<string> names = [];
        int number = 0;
        await foreach (Candidate candidate in options.Writer.GenerateAsync(Task(), cancellationToken).ConfigureAwait(false))
        {
            number++;
            if (candidate.Failure is null && AddsTests(candidate.Changes, files))
            {
                IReadOnlyList<string> kept = await TryAsync(number, candidate.Changes, known, cancellationToken).ConfigureAwait(false);
                names.AddRange(kept);
                if (kept.Count > 0)
                    files.AddRange(candidate.Changes.Files);
                known.UnionWith(kept);
            }
            if (number == options.Count)
                break;
        }
        return new WrittenTests { Files = new ChangeSet { Files = files }, Names = names };
    }

    /// <summary>Runs all suites in a copy with a change made.</summary>
    public async ValueTask<TestRun> RunAsync(string name, ChangeSet changes, CancellationToken cancellationToken)
    {
        ISandboxSession copy = request.OpenCopy!(request.Run.Child(name), changes);
        await using var owned = copy.ConfigureAwait(false);
        return await new StagedRun(suites, copy, request.Run).RunWholeAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>A candidate's change with the written tests, which stand over files of the same path.</summary>
    public static ChangeSet Join(ChangeSet candidate, ChangeSet tests)
    {
        HashSet<string> written = tests.Files.Select(file => file.Path).ToHashSet(StringComparer.Ordinal);
        return candidate with { Files = [.. candidate.Files.Where(file => !written.Contains(file.Path) && !(file.NewPath is { } path && written.Contains(path))), .. tests.Files] };
    }

    /// <summary>The tests of a change that fail in the untouched repository as often as they are tried.</summary>
    private async ValueTask<IReadOnlyList<string>> TryAsync(int number, ChangeSet changes, HashSet<string> known, CancellationToken cancellationToken)
    {
        HashSet<string>? failing = null;
        for (int trial = 1; trial <= options.Trials && failing is not { Count: 0 }; trial++)
        {
            TestRun run = await RunAsync($"written-{number}-{trial}", changes, cancellationToken).ConfigureAwait(false);
            IEnumerable<string> failed = run.Tests.GroupBy(test => test.Name, StringComparer.Ordinal)
                .Where(group => !known.Contains(group.Key) && group.All(test => test.Outcome == TestOutcome.Failed))
                .Select(group => group.Key);
            if (failing is null)
                failing = failed.ToHashSet(StringComparer.Ordinal);
            else
                failing.IntersectWith(failed);
        }
        return [.. failing!.Order(StringComparer.Ordinal)];
    }

    /// <summary>Whether a change does nothing but add files of tests that nobody else has.</summary>
    private bool AddsTests(ChangeSet changes, List<FileChange> taken)
    {
        HashSet<string> existing = request.Workspace.Snapshot.Entries.Select(entry => entry.Path).Concat(taken.Select(file => file.Path)).ToHashSet(StringComparer.Ordinal);
        return !changes.IsEmpty && changes.Files.All(file => file.Kind == FileChangeKind.Add && !existing.Contains(file.Path) && TestFiles.KindOf(file.Path) is TestFileKind.Test or TestFileKind.Support);
    }

    private GenerationRequest Task() => new()
    {
        Run = request.Run.Child("write"),
        Brief = new Brief
        {
            Goal = $"Write tests, in new files, that fail now and will pass once this is reached: {request.Brief.Goal}",
            Constraints = ["Only add files of tests that this repository's test runner finds; change no file.", "Test what the success criteria say, from outside, and nothing of how it may be implemented."],
            SuccessCriteria = request.Brief.SuccessCriteria,
        },
        Plan = new Plan { Steps = ["Write one or more tests for each success criterion."] },
        Workspace = request.Workspace,
        Count = options.Count,
    };
}
