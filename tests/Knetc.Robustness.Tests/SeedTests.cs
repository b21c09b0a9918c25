using System.Text;
using Knetc.Robustness.Inputs;
using Knetc.Robustness.Pipeline;

namespace Knetc.Robustness;

/// <summary>Inputs that are tried one by one rather than drawn.</summary>
public sealed class SeedTests
{
    [Fact]
    public void Every_seed_is_handled()
    {
        foreach (string seed in Seeds.All)
        {
            string? problem = PipelineCheck.Problem(seed);
            Assert.True(problem is null, $"{problem}\n--- the input\n{seed}");
        }
    }

    [Fact]
    public void Files_that_end_anywhere_are_handled()
    {
        foreach (string seed in new[] { Seeds.Clusters[0], Seeds.Clusters[^1], "a: \"x\\u00e9\" # caf\u00e9\nb: [1, {c: 'd'}]\nc: |\n  \U0001F600\n" })
        {
            byte[] bytes = Encoding.UTF8.GetBytes(seed);
            for (int length = 0; length < Math.Min(bytes.Length, 700); length++)
            {
                string? problem = PipelineCheck.Problem(bytes[..length]);
                Assert.True(problem is null, $"{problem}\n--- the input\n{Seeds.Escape(bytes[..length])}");
            }
        }
    }

    [Fact]
    public void Boundary_values_are_handled_in_every_field_of_a_service()
    {
        const string Service = "apiVersion: v1\nkind: Service\nmetadata: {name: web, labels: {a: b}}\nspec: {type: NodePort, clusterIP: 10.0.0.9, ports: [{name: a, port: 80, targetPort: 81, nodePort: 30080}]}\n";
        foreach (string value in BoundaryValues.All)
        {
            foreach (string field in new[] { "v1", "Service", "web", "b", "NodePort", "10.0.0.9", "80", "81", "30080" })
            {
                string? problem = PipelineCheck.Problem(Service.Replace(": " + field, ": " + value));
                Assert.True(problem is null, $"{problem}\n--- {value} for {field}");
            }
        }
    }
}
