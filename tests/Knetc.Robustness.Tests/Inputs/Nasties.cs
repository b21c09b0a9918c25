namespace Knetc.Robustness.Inputs;

/// <summary>Small documents with one trick each.</summary>
public static class Nasties
{
    public static readonly string[] Small =
    [
        "", "\n", "\ufeff", "\ufeff\ufeff", "---", "---\n---\n---\n", "...", "--- |\n--- >\n", "%YAML 1.2\n---\na: b\n", "%YAML 9.9\n---\n", "%YAML\n", "%TAG ! tag:x,2000:\n--- !y z\n", "%FOO\n",
        "%TAG !e! tag:x,\n%TAG !e! tag:y,\n---\n", "!e!x y", "a", "- a", "[", "{", "]", "}", "[[[[", "{{{{", "{a: [}", "[a, b: {]", "{a:, b}", "[,]", "[a,,b]", "{,}", "{:}", "{a: b}}", "\"", "'", "\"\\", "\"\\u", "\"\\x\"",
        "\"\\uD800", "a: \"b\nc: d\n", "a:\n\tb: c\n", "\ta: b", "a:\n  b\n c: d\n", "a: b\n  c: d\n", "- a\nb: c\n", "a: b\n- c\n", "&a", "*a", "&a *a", "&a &b c", "&a [*a]", "&a {a: *a}",
        "a: &a [x, x]\nb: &b [*a, *a]\nc: &c [*b, *b]\n", "<<: x", "<<: [x]", "a: &a {b: c}\n<<: *a\n<<: *a\n", "<<: {<<: {<<: {a: b}}}", "? [a]\n: b\n", "? {a: b}\n", "? |\n  a\n: b\n", "!!map a", "!!seq {}", "!!str []",
        "!<", "!<x", "!<>", "!!", "!a!b c", "|", ">", "|0", "|+-", "|99", "a: |\n b\n  c\n d\n\te\n", "a: >\n\n\n", "#", " #", "a #b", "a# b", "@a", "`a", "%a", "a: %b", ", a", ": a", "? a", "-", "?", ":", "a:b: c:d: e",
        "\u0085", "a:\u0085b", "a: b\u2028c: d", "a: b\rc: d\r", "a: b\r\nc: d\r\n", "\0", "a\0b", "\u0001", "\uffff", "\ufffe", "a: \u007f", "\U0010ffff: b", "\"\\uDC00\\uD800\"",
        "apiVersion: v1\nkind: Service\nmetadata: null\n", "apiVersion: v1\nkind: Service\nmetadata: {}\nspec: null\n", "apiVersion: v1\nkind: Service\n", "apiVersion: 1\nkind: 2\nmetadata: {name: a}\n",
        "apiVersion: [v1]\nkind: {a: b}\nmetadata: {name: a}\nspec: {}\n", "apiVersion: v1\nkind: List\nitems: null\n", "apiVersion: v1\nkind: List\nitems: []\n", "apiVersion: v1\nkind: List\nitems: [null, 1, [], {}]\n",
        "apiVersion: v1\nkind: List\nitems:\n- apiVersion: v1\n  kind: List\n  items:\n  - {apiVersion: v1, kind: Service, metadata: {name: a}, spec: {ports: [{port: 1}]}}\n", "kind: List\napiVersion: v1\nitems: &a\n- {apiVersion: v1, kind: List, items: *a}\n",
        "apiVersion: v1\nkind: Service\nmetadata: {generateName: a-}\nspec: {ports: [{port: 1}]}\n", "apiVersion: v1\nkind: Pod\nmetadata: {generateName: a-}\nspec: {containers: [{name: a, image: b}]}\n",
        "apiVersion: v1\nkind: Node\nmetadata: {name: ..}\n", "apiVersion: v1\nkind: Node\nmetadata: {name: a/../../b}\n", "apiVersion: v1\nkind: Node\nmetadata: {name: \"a\\0b\"}\n", "apiVersion: v1\nkind: Node\nmetadata: {name: ''}\n",
        "apiVersion: v1\nkind: Node\nmetadata: {name: A}\n---\napiVersion: v1\nkind: Node\nmetadata: {name: a}\n", "apiVersion: v1\nkind: Node\nmetadata: {name: " + new string('a', 253) + "}\n", "apiVersion: v1\nkind: Node\nmetadata: {name: " + new string('a', 300) + "}\n",
        "apiVersion: v1\nkind: Service\nmetadata: {name: a, namespace: ..}\nspec: {ports: [{port: 1}]}\n", "apiVersion: v1\nkind: Service\nmetadata: {name: a}\nspec: {ports: [{port: 1, name: \"x\\\" -j ACCEPT\"}]}\n",
        "apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: a}\nspec: {replicas: 2147483647, selector: {matchLabels: {a: b}}, template: {metadata: {labels: {a: b}}, spec: {containers: [{name: a, image: b}]}}}\n",
        "apiVersion: apps/v1\nkind: StatefulSet\nmetadata: {name: a}\nspec: {replicas: 3, serviceName: a, ordinals: {start: 2147483647}, selector: {matchLabels: {a: b}}, template: {metadata: {labels: {a: b}}, spec: {containers: [{name: a, image: b}]}}}\n",
        "apiVersion: kubeproxy.config.k8s.io/v1alpha1\nkind: KubeProxyConfiguration\ndetectLocalMode: BridgeInterface\ndetectLocal: {bridgeInterface: \"a -j ACCEPT\"}\n---\napiVersion: v1\nkind: Service\nmetadata: {name: a}\nspec: {ports: [{port: 1}]}\n",
        "apiVersion: kubeproxy.config.k8s.io/v1alpha1\nkind: KubeProxyConfiguration\ndetectLocalMode: InterfaceNamePrefix\ndetectLocal: {interfaceNamePrefix: \"a\\nb\"}\nconntrack: {maxPerCore: 2147483647, min: 2147483647}\n---\napiVersion: v1\nkind: Node\nmetadata: {name: a}\nstatus: {capacity: {cpu: 9223372036854775807}}\n",
        "apiVersion: knetc.dev/v1alpha1\nkind: Project\ncluster: {proxyMode: userspace}\n", "apiVersion: kind.x-k8s.io/v1alpha4\nkind: Cluster\nnetworking: {kubeProxyMode: nftables}\n",
        "apiVersion: knetc.dev/v1alpha1\nkind: Project\ncluster: {nodes: 2147483647}\n", "apiVersion: knetc.dev/v1alpha1\nkind: Project\ncluster: {nodes: -1}\n", "apiVersion: knetc.dev/v1alpha1\nkind: Project\ncluster: {nodes: [{name: ..}]}\noutput: {directory: /etc}\n",
        "apiVersion: knetc.dev/v1alpha1\nkind: Project\ncluster: {serviceClusterIPRange: [0.0.0.0/0], clusterCIDR: ['::/0'], nodeCIDRMaskSize: {ipv4: 32, ipv6: 128}}\n", "apiVersion: kind.x-k8s.io/v1alpha4\nkind: Cluster\nnodes: [null, {role: x}]\n",
    ];
}
