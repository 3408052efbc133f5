//! The spanning tree of the network simplex, in flat arrays: each node knows its parent, its depth and its children as a linked list.

/// No node.
pub const NONE: u32 = u32::MAX;

/// A rooted spanning tree with the potentials that it implies.
pub struct Tree {
    /// Node above `[node]`; [`NONE`] for the root.
    pub parent: Vec<u32>,
    /// Arc to the node above `[node]`.
    pub arc: Vec<u32>,
    /// Whether that arc points up, from the node to its parent `[node]`.
    pub up: Vec<bool>,
    /// Arcs between the node and the root `[node]`.
    pub depth: Vec<u32>,
    /// Length of the way from the root [micrometres] `[node]`: tree arcs have reduced cost zero.
    pub potential: Vec<i64>,
    first_child: Vec<u32>,
    next: Vec<u32>,
    previous: Vec<u32>,
    stack: Vec<u32>,
}

impl Tree {
    /// Nodes that hang nowhere yet.
    pub fn new(nodes: usize) -> Self {
        Self {
            parent: vec![NONE; nodes],
            arc: vec![NONE; nodes],
            up: vec![true; nodes],
            depth: vec![0; nodes],
            potential: vec![0; nodes],
            first_child: vec![NONE; nodes],
            next: vec![NONE; nodes],
            previous: vec![NONE; nodes],
            stack: Vec::new(),
        }
    }

    /// Hangs a node without children under another by an arc of this cost.
    pub fn hang(&mut self, node: u32, parent: u32, arc: u32, up: bool, cost: i64) {
        let (n, p) = (node as usize, parent as usize);
        self.link(node, parent);
        self.arc[n] = arc;
        self.up[n] = up;
        self.depth[n] = self.depth[p] + 1;
        self.potential[n] = self.potential[p] + if up { -cost } else { cost };
    }

    fn link(&mut self, node: u32, parent: u32) {
        let (n, p) = (node as usize, parent as usize);
        let sibling = self.first_child[p];
        self.parent[n] = parent;
        self.previous[n] = NONE;
        self.next[n] = sibling;
        self.first_child[p] = node;
        if sibling != NONE {
            self.previous[sibling as usize] = node;
        }
    }

    fn unlink(&mut self, node: u32) {
        let n = node as usize;
        let (previous, next) = (self.previous[n], self.next[n]);
        if previous == NONE {
            self.first_child[self.parent[n] as usize] = next;
        } else {
            self.next[previous as usize] = next;
        }
        if next != NONE {
            self.previous[next as usize] = previous;
        }
    }

    /// Takes the part of the tree below `cut` away and hangs it, turned over, by its node `graft` under `under`; `arc` points up from `graft`
    /// where `up`. Potentials of the part move by `shift`.
    pub fn regraft(&mut self, cut: u32, graft: u32, under: u32, arc: u32, up: bool, shift: i64) {
        let (mut node, mut parent, mut link_arc, mut link_up) = (graft, under, arc, up);
        loop {
            let n = node as usize;
            let (old_parent, old_arc, old_up) = (self.parent[n], self.arc[n], self.up[n]);
            self.unlink(node);
            self.link(node, parent);
            self.arc[n] = link_arc;
            self.up[n] = link_up;
            if node == cut {
                break;
            }
            (parent, node, link_arc, link_up) = (node, old_parent, old_arc, !old_up);
        }
        self.settle(graft, shift);
    }

    /// Depths and potentials of a node and all below it.
    fn settle(&mut self, top: u32, shift: i64) {
        self.stack.push(top);
        while let Some(node) = self.stack.pop() {
            let n = node as usize;
            self.depth[n] = self.depth[self.parent[n] as usize] + 1;
            self.potential[n] += shift;
            let mut child = self.first_child[n];
            while child != NONE {
                self.stack.push(child);
                child = self.next[child as usize];
            }
        }
    }
}
