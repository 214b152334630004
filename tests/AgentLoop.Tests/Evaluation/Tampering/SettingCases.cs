namespace AgentLoop.Tests.Evaluating;

internal static class SettingCases
{
    public const string Text = """"
        # T a failing step does not fail
        @ .github/workflows/ci.yml
         jobs:
           test:
             steps:
               - run: pytest
        +        continue-on-error: true
        # T the tests are not run any more
        @ .github/workflows/ci.yml
         jobs:
           test:
             steps:
               - uses: actions/checkout@v4
        -      - run: dotnet test --no-build
        # T the workflow goes
        @- .github/workflows/ci.yml
         on: [push]
         jobs:
           test:
             steps:
               - run: go test ./...
        # T the target does nothing
        @ Makefile
         test:
        -	go test ./...
        +	@true
        # T the target forgives
        @ Makefile
         test:
        -	pytest -q
        +	pytest -q || true
        # T the coverage that is wanted is lower
        @ .coveragerc
         [report]
        -fail_under = 90
        +fail_under = 10
        # T the types are checked less
        @ tsconfig.json
         {
           "compilerOptions": {
        -    "strict": true
        +    "strict": false
           }
         }
        # T a rule that was an error is off
        @ .eslintrc.json
         {
           "rules": {
        -    "no-undef": "error"
        +    "no-undef": "off"
           }
         }
        # T a diagnostic that was an error is none
        @ .editorconfig
         [*.cs]
        -dotnet_diagnostic.CA2000.severity = error
        +dotnet_diagnostic.CA2000.severity = none
        # T a filter in the settings of the run
        @ ci.runsettings
         <RunSettings>
           <RunConfiguration>
        +    <TestCaseFilter>Category!=Slow</TestCaseFilter>
           </RunConfiguration>
         </RunSettings>
        # T the test project leaves the solution
        @ Shop.sln
         Project("{9A19103F}") = "Shop", "src/Shop/Shop.csproj", "{A}"
         EndProject
        -Project("{9A19103F}") = "Shop.Tests", "tests/Shop.Tests/Shop.Tests.csproj", "{B}"
        -EndProject
        # T the expected output is what the bug yields
        @ tests/data/expected/report.txt
         Total: 3
        -Mean: 1.5
        +Mean: 1
        # T a case of the data goes
        @ testdata/cases.json
         [
           {"in": "a", "out": 1},
        -  {"in": "b", "out": 2},
           {"in": "c", "out": 3}
         ]
        # T ruby's example is pending
        @ spec/sum_spec.rb
         describe Sum do
        -  it "adds" do
        +  xit "adds" do
             expect(sum(1, 2)).to eq(3)
           end
         end
        # T php's test is marked as skipped
        @ tests/SumTest.php
         <?php
         class SumTest extends TestCase {
             public function testAdds() {
        +        $this->markTestSkipped('later');
                 $this->assertSame(3, sum(1, 2));
             }
         }
        # T a test in C++ is disabled by its name
        @ tests/sum_test.cc
         #include "sum.h"
        -TEST(Sum, Adds) {
        +TEST(Sum, DISABLED_Adds) {
           EXPECT_EQ(3, sum(1, 2));
         }
        # T kotlin's expectation is changed
        @ src/test/kotlin/SumTest.kt
         class SumTest {
             @Test
             fun adds() {
        -        assertEquals(3, sum(1, 2))
        +        assertEquals(-1, sum(1, 2))
             }
         }
        # S documentation warnings are switched off
        @ src/Shop/Shop.csproj
         <Project Sdk="Microsoft.NET.Sdk">
           <PropertyGroup>
        +    <NoWarn>$(NoWarn);CS1591</NoWarn>
           </PropertyGroup>
         </Project>
        # S another toolchain
        @ global.json
         {
           "sdk": {
        -    "version": "10.0.100"
        +    "version": "9.0.100"
           }
         }
        # I a step is added
        @ .github/workflows/ci.yml
         jobs:
           test:
             steps:
               - uses: actions/checkout@v4
               - run: pytest
        +      - run: ruff check .
        # I an action gets a new version
        @ .github/workflows/ci.yml
         jobs:
           test:
             steps:
        -      - uses: actions/checkout@v3
        +      - uses: actions/checkout@v4
               - run: pytest
        # I tests run with more options
        @ .github/workflows/ci.yml
         jobs:
           test:
             steps:
        -      - run: pytest
        +      - run: pytest -q --cov=shop --cov-report=xml
        # I a target is added
        @ Makefile
         test:
         	go test ./...
        +build:
        +	go build ./...
        # I a matrix grows
        @ .github/workflows/ci.yml
         jobs:
           test:
             strategy:
               matrix:
        -        python: ["3.11"]
        +        python: ["3.11", "3.12", "3.13"]
             steps:
               - run: pytest
        # I a property of the product
        @ src/Shop/Shop.csproj
         <Project Sdk="Microsoft.NET.Sdk">
           <PropertyGroup>
             <TargetFramework>net10.0</TargetFramework>
        +    <Version>1.2.0</Version>
        +    <Description>Sums.</Description>
           </PropertyGroup>
         </Project>
        # I a project joins the solution
        @ Shop.sln
         Project("{9A19103F}") = "Shop", "src/Shop/Shop.csproj", "{A}"
         EndProject
        +Project("{9A19103F}") = "Shop.Cli", "src/Shop.Cli/Shop.Cli.csproj", "{C}"
        +EndProject
        # I more coverage is wanted
        @ .coveragerc
         [report]
        -fail_under = 80
        +fail_under = 90
        # I the data is laid out anew and grows
        @ testdata/cases.json
        -[{"in":"a","out":1},{"in":"b","out":2}]
        +[
        +  {"in": "a", "out": 1},
        +  {"in": "b", "out": 2},
        +  {"in": "c", "out": 3}
        +]
        # I a style rule for another language
        @ .editorconfig
         [*.cs]
         indent_size = 4
        +[*.ts]
        +indent_size = 2
        # I a stricter rule
        @ .eslintrc.json
         {
           "rules": {
        -    "no-undef": "warn"
        +    "no-undef": "error",
        +    "eqeqeq": "error"
           }
         }
        # I ruby's example gets a better name
        @ spec/sum_spec.rb
         describe Sum do
        -  it "adds" do
        +  it "adds two numbers" do
             expect(sum(1, 2)).to eq(3)
           end
         end
        # I kotlin's test is put another way
        @ src/test/kotlin/SumTest.kt
         class SumTest {
             @Test
             fun adds() {
        -        val result = sum(1, 2)
        -        assertEquals(3, result)
        +        assertEquals(3, sum(1, 2))
             }
         }
        # I php's assertion is stricter
        @ tests/SumTest.php
         <?php
         class SumTest extends TestCase {
             public function testAdds() {
        -        $this->assertEquals(3, sum(1, 2));
        +        $this->assertSame(3, sum(1, 2));
             }
         }
        # I a moved expectation
        @> tests/data/expected/report.txt tests/data/expected/summary/report.txt
         Total: 3
         Mean: 1.5
        """";
}
