using System.Text;

namespace AgentLoop;

/// <summary>Reporters that write JUnit XML test by test, so that a crash leaves what was known before it, and every test is told with its file.</summary>
internal static class NodeScripts
{
    /// <summary>For Jest (https://jestjs.io/docs/configuration#reporters-arraymodulename--modulename-options).</summary>
    public static string JestReporter { get; } = Reporter("jest-reporter.cjs");

    /// <summary>For Mocha (https://mochajs.org/api/tutorial-custom-reporter.html).</summary>
    public static string MochaReporter { get; } = Reporter("mocha-reporter.cjs");

    /// <summary>
    /// The reporter of node's own runner (https://nodejs.org/api/test.html#custom-reporters) as an address that holds it, so that there is no file for a candidate to
    /// replace.
    /// </summary>
    public static string TestReporterAddress { get; } = Address(Reporter("node-reporter.mjs"));

    /// <summary>The address of what is loaded before a file of tests, and lets its process end in no way that node's runner is not told of.</summary>
    public static string GuardAddress { get; } = Address(SuiteScripts.Read("guard.mjs"));

    /// <summary>A reporter with what all of them have in common, in the place where it names that.</summary>
    private static string Reporter(string name) => SuiteScripts.Read(name).Replace("// report.js\n", SuiteScripts.Read("report.js"), StringComparison.Ordinal);

    private static string Address(string script) => $"data:text/javascript;base64,{Convert.ToBase64String(Encoding.UTF8.GetBytes(script))}";
}
