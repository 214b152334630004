namespace AgentLoop;

/// <summary>The tests of <c>go test</c> from their start to their end, whichever way it tells of them.</summary>
internal sealed class GoRun(ReportBuilder report)
{
    /// <summary>Of how many tests that run at the same time the output is kept.</summary>
    private const int MaxWithOutput = 1000;

    /// <summary>How many packages are told apart that have not ended.</summary>
    private const int MaxPackages = 10_000;

    private readonly Dictionary<(string Package, string Test), ReportedTest> running = [];
    private readonly Dictionary<string, GoPackage> packages = new(StringComparer.Ordinal);

    public void Start(string package, string test)
    {
        Of(package).HasTests = true;
        if (running.Count < report.Options.MaxTests)
            running.TryAdd((package, test), new ReportedTest());
    }

    public bool IsRunning(string package, string test) => running.ContainsKey((package, test));

    /// <summary>Takes what a test wrote, or the package outside of any test.</summary>
    public void Output(string package, string? test, string line)
    {
        if (test is not null && running.TryGetValue((package, test), out ReportedTest? read))
        {
            if (running.Count <= MaxWithOutput)
                read.Output.AppendLine(line);
        }
        else if (line.Length > 0)
        {
            Of(package).Output.AppendLine(line);
        }
    }

    /// <summary>Ends a test, and says at which place of the report it stands; -1 where there is no more room.</summary>
    public int End(string package, string test, TestOutcome outcome, TimeSpan duration)
    {
        ReportedTest read = running.Remove((package, test), out ReportedTest? started) ? started : new ReportedTest();
        read.Name = package.Length == 0 ? test : $"{package}.{test}";
        read.Outcome = outcome;
        read.Duration = duration;
        if (outcome != TestOutcome.Passed)
            GoFailure.Describe(read, package);
        Of(package).HasFailures |= outcome == TestOutcome.Failed;
        return report.Add(read);
    }

    /// <summary>
    /// Ends a package: tests of it that run still have failed with it. One that fails without a test that does was not built, or ended in the middle.
    /// </summary>
    public void EndPackage(string package, bool failed, string name, string why = "")
    {
        foreach ((string Package, string Test) open in running.Keys.Where(key => key.Package == package).ToArray())
        {
            running[open].Output.AppendLine("It began, and no end of it is reported.");
            End(package, open.Test, TestOutcome.Failed, TimeSpan.Zero);
        }

        if (packages.Remove(package, out GoPackage? ended) && failed && !ended.HasFailures)
            report.AddError($"{name} {(why.Length > 0 ? why : "failed, and none of its tests did")}\n{ended.Output}");
        else if (failed && ended is null)
            report.AddError($"{name} {(why.Length > 0 ? why : "failed, and reports no tests")}");
    }

    /// <summary>Takes note that nothing follows; what is open was broken off.</summary>
    public void Finish(bool hadEnd)
    {
        if (running.Count > 0)
            report.Interrupt($"The output ends while tests are running, \"{ReportNames.Clean(running.Keys.First().Test)}\" among them.");
        else if (!hadEnd || packages.Values.Any(package => package.HasTests))
            report.Interrupt("The output ends without go's result of a package.");
    }

    private GoPackage Of(string package)
    {
        if (packages.TryGetValue(package, out GoPackage? found))
            return found;
        if (packages.Count >= MaxPackages)
            report.Stop($"More than {MaxPackages} packages have no end.");

        return packages[package] = new GoPackage();
    }
}
