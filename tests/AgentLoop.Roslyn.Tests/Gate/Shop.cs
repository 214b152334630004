using System.Reflection;
using System.Text;

namespace AgentLoop.Roslyn.Tests;

/// <summary>A small repository: a library that takes warnings for errors, and its tests.</summary>
internal static class Shop
{
    public const string Library = "src/Shop/Shop.csproj";
    public const string Tests = "tests/Shop.Tests/Shop.Tests.csproj";
    public const string Calc = "src/Shop/Calc.cs";
    public const string Names = "src/Shop/Names.cs";
    public const string Sell = "src/Shop/Till.Sell.cs";
    public const string CalcTests = "tests/Shop.Tests/CalcTests.cs";
    public const string TestAssembly = "tests/Shop.Tests/bin/Debug/net10.0/Shop.Tests.dll";

    public static string CalcSource(string expression) => $$"""
        namespace Shop;

        public static class Calc
        {
            public static int Max(int a, int b) =>
                {{expression}};

            internal static int Twice(int a) => a + a;
        }

        """;

    public static Dictionary<string, string> Files() => new(StringComparer.Ordinal)
    {
        ["Directory.Build.props"] = "<Project/>",
        ["Directory.Build.targets"] = "<Project/>",
        ["Directory.Packages.props"] = "<Project/>",
        [".editorconfig"] = "root = true\n[*.cs]\ndotnet_diagnostic.CA1802.severity = warning\n[tests/**.cs]\ndotnet_diagnostic.CS0219.severity = none\n",
        ["README.md"] = "# Shop\n",
        [Library] = """
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <TargetFramework>net10.0</TargetFramework><ImplicitUsings>enable</ImplicitUsings><Nullable>enable</Nullable>
                <TreatWarningsAsErrors>true</TreatWarningsAsErrors><AssemblyVersion>2.1.0.0</AssemblyVersion><NuGetAudit>false</NuGetAudit>
              </PropertyGroup>
              <ItemGroup><EmbeddedResource Include="greeting.txt" LogicalName="greeting" /><InternalsVisibleTo Include="Shop.Tests" /></ItemGroup>
            </Project>
            """,
        ["src/Shop/greeting.txt"] = "hello",
        [Calc] = CalcSource("a > b ? a : a"),
        [Names] = """
            using System.Text.RegularExpressions;

            namespace Shop;

            public static partial class Names
            {
                [GeneratedRegex("^[A-Z][a-z]+$")]
                private static partial Regex Name();

                public static bool IsName(string text) => Name().IsMatch(text);

                public static bool IsEmpty(string text) => text.Length == 0;
            }

            """,
        ["src/Shop/Till.cs"] = "namespace Shop;\n\npublic sealed partial class Till\n{\n    private int sum;\n\n    public int Sum => sum;\n}\n",
        [Sell] = "namespace Shop;\n\npublic sealed partial class Till\n{\n    public void Sell(int price) => sum += price;\n}\n",
        [Tests] = $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup><TargetFramework>net10.0</TargetFramework><OutputType>Exe</OutputType><ImplicitUsings>enable</ImplicitUsings><NuGetAudit>false</NuGetAudit></PropertyGroup>
              <ItemGroup><PackageReference Include="xunit.v3" Version="{Version}"/><ProjectReference Include="../../src/Shop/Shop.csproj"/></ItemGroup>
            </Project>
            """,
        [CalcTests] = """
            using System.Runtime.CompilerServices;
            using Xunit;
            namespace Shop.Tests;
            public class CalcTests
            {
                [Theory] [InlineData(1, 2, 2)] [InlineData(3, 2, 3)] public void Max(int a, int b, int max) => Assert.Equal(max, Calc.Max(a, b));
                [Fact] public void Twice() => Assert.Equal(4, Calc.Twice(2));
                [Fact] public void Name() => Assert.True(Names.IsName("Ada"));
                [Fact] public void Greeting() => Assert.Equal("hello", new StreamReader(typeof(Calc).Assembly.GetManifestResourceStream("greeting")!).ReadToEnd());
                [Fact] public void Version() => Assert.Equal(new Version(2, 1, 0, 0), typeof(Calc).Assembly.GetName().Version);
                [Fact] public void Here() => Assert.True(File.Exists(Path()));
                private static string Path([CallerFilePath] string path = "") => path;
            }

            """,
    };

    private static string Version => typeof(FactAttribute).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+')[0];

    public static FileChange Change(string path, string text, FileChangeKind kind = FileChangeKind.Modify) =>
        new() { Path = path, Kind = kind, Content = Encoding.UTF8.GetBytes(text) };
}
